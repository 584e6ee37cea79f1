; The installer for Windows: for one person, without administrator rights, in English and Arabic.
; packaging/installers/nsis.py gives it VERSION, NUMBERS, PAYLOAD, FILES, ICON, SIZE_KB and OUTPUT.
; FILES is made of the payload: the uninstaller deletes what was installed and nothing else.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include "${FILES}"

!define NAME "Warraq"
!define PUBLISHER "The Warraq project"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\warraq.exe"
!define CLASS "Warraq.Document"
!define HOMEPAGE "https://github.com/warraq/warraq"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "${NAME} ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\warraq.exe"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${UNINSTALL}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString PROGRAM_PART ${LANG_ENGLISH} "Warraq"
LangString PROGRAM_PART ${LANG_ARABIC} "ورّاق"
LangString DESKTOP_PART ${LANG_ENGLISH} "Shortcut on the desktop"
LangString DESKTOP_PART ${LANG_ARABIC} "اختصار على سطح المكتب"
LangString DOCUMENTS_PART ${LANG_ENGLISH} "Offer Warraq under $\"Open with$\""
LangString DOCUMENTS_PART ${LANG_ARABIC} "عرض ورّاق ضمن $\"فتح باستخدام$\""
LangString PROGRAM_TOLD ${LANG_ENGLISH} "The program with its language model. Nothing is downloaded."
LangString PROGRAM_TOLD ${LANG_ARABIC} "البرنامج مع نموذج اللغة. لا يُنزَّل شيء."
LangString DESKTOP_TOLD ${LANG_ENGLISH} "A shortcut, beside the one in the Start menu."
LangString DESKTOP_TOLD ${LANG_ARABIC} "اختصار إلى جانب الذي في قائمة ابدأ."
LangString DOCUMENTS_TOLD ${LANG_ENGLISH} "For PDF, Word, EPUB, web pages and text. What opens them now stays as it is."
LangString DOCUMENTS_TOLD ${LANG_ARABIC} "لملفات PDF وWord وEPUB وصفحات الويب والنصوص. ويبقى ما يفتحها الآن كما هو."
LangString IS_OPEN ${LANG_ENGLISH} "Warraq is open. Close it, then try again."
LangString IS_OPEN ${LANG_ARABIC} "ورّاق مفتوح. أغلقه ثم أعد المحاولة."
LangString NEEDS_64 ${LANG_ENGLISH} "Warraq needs a 64-bit Windows 10 or newer."
LangString NEEDS_64 ${LANG_ARABIC} "يحتاج ورّاق إلى Windows 10 أو أحدث بمعمارية 64 بت."
LangString DOCUMENT_NAME ${LANG_ENGLISH} "Document for Warraq"
LangString DOCUMENT_NAME ${LANG_ARABIC} "وثيقة لورّاق"

VIProductVersion "${NUMBERS}"
!macro properties LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "${PUBLISHER}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "Apache-2.0"
!macroend
!insertmacro properties ${LANG_ENGLISH}
!insertmacro properties ${LANG_ARABIC}

; A running program cannot be opened for writing: nothing is touched before it is closed.
!macro refuse_while_open UN
  Function ${UN}RefuseWhileOpen
    again:
    ${IfNot} ${FileExists} "$INSTDIR\warraq.exe"
      Return
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\warraq.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  FunctionEnd
!macroend
!insertmacro refuse_while_open ""
!insertmacro refuse_while_open "un."

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; What an older version left in place is taken away by its own uninstaller, which knows its files.
Function RemoveOlder
  ReadRegStr $R0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $R0 == ""
  ${OrIfNot} ${FileExists} "$R0\uninstall.exe"
    Return
  ${EndIf}
  ; Run where it stands (_?=), so that it is waited for; it keeps what the person chose.
  ExecWait '"$R0\uninstall.exe" /S /UPGRADE _?=$R0' $0
  ${If} $0 <> 0
    SetErrorLevel 3
    Quit
  ${EndIf}
  Delete "$R0\uninstall.exe"
  RMDir "$R0"
FunctionEnd

Section "$(PROGRAM_PART)" PART_PROGRAM
  SectionIn RO
  Call RefuseWhileOpen
  Call RemoveOlder
  !insertmacro INSTALL_FILES
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\warraq.exe"
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\warraq.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\warraq.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section /o "$(DESKTOP_PART)" PART_DESKTOP
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\warraq.exe"
SectionEnd

Section /o "$(DOCUMENTS_PART)" PART_DOCUMENTS
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "$(DOCUMENT_NAME)"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\warraq.exe,0"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\warraq.exe" --open "%1"'
  !insertmacro OFFER_FOR_TYPES
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${PART_PROGRAM} "$(PROGRAM_TOLD)"
  !insertmacro MUI_DESCRIPTION_TEXT ${PART_DESKTOP} "$(DESKTOP_TOLD)"
  !insertmacro MUI_DESCRIPTION_TEXT ${PART_DOCUMENTS} "$(DOCUMENTS_TOLD)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; Libraries and settings lie elsewhere and are never touched.
Section "Uninstall"
  Call un.RefuseWhileOpen
  !insertmacro DELETE_FILES
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${If} ${Errors}
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    !insertmacro WITHDRAW_FOR_TYPES
    DeleteRegKey HKCU "Software\Classes\${CLASS}"
    DeleteRegKey HKCU "${APP_PATH}"
    DeleteRegKey HKCU "${UNINSTALL}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
  ${EndIf}
SectionEnd
