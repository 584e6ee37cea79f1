"""The words of notices on web pages, divided by bars, in the languages that our readers read."""

from __future__ import annotations

# Lines that are nothing but a button, the name of a section, an advertisement's place.
LABELS = """
share | share this | share this article | share on facebook | tweet | email | print | save |
comments | leave a comment | add a comment | advertisement | ad | advertise |
story continues below advertisement | read more | read full story | related | related articles |
related topics | related stories | more on this story | recommended | most read | most popular |
trending | follow us | sign in | log in | sign up | subscribe | subscribe now |
skip advertisement | newsletter | back to top | next article | previous article | copy link |
link copied | show more | load more | accept all cookies | cookie settings | privacy policy |
terms of use | topics | tags | watch | listen | teilen | kommentare | anzeige | werbung |
mehr zum thema | lesen sie auch | newsletter abonnieren | drucken | partager | commentaires |
publicite | lire aussi | a lire aussi | lire la suite | imprimer | s'abonner | sur le meme sujet |
compartir | comentarios | publicidad | leer mas | mas informacion | suscribete | archivado en |
flecha | imprimir | condividi | commenti | pubblicita | leggi anche | stampa | compartilhar |
publicidade | leia mais | leia tambem | поделиться | комментарии | реклама | читать далее |
читайте также | подписаться | по теме | распечатать | поділитися | коментарі | читайте також |
підписатися | paylas | yorumlar | reklam | devamini oku | ilgili haberler | abone ol | bagikan |
komentar | iklan | baca juga | selengkapnya | شارك | شارك المقال | شارك الخبر | مشاركة | انشر |
تعليقات | التعليقات | اضف تعليق | اضف تعليقا | اترك تعليقا | اعلان | اعلانات | اقرا ايضا |
اقرا المزيد | المزيد | مواضيع ذات صلة | اخبار ذات صلة | مقالات ذات صلة | ذات صلة | الاكثر قراءة |
الاكثر مشاهدة | تابعنا | تابعونا | طباعة | نسخ الرابط | تسجيل الدخول | اشترك | اشترك الان |
النشرة البريدية | كلمات مفتاحية | كلمات دلالية | الوسوم | اشتراک گذاری | به اشتراک بگذارید |
نظرات | دیدگاه ها | ارسال نظر | بیشتر بخوانید | مطالب مرتبط | اخبار مرتبط | تبلیغات | آگهی | چاپ |
برچسب ها | کپی لینک | شیئر کریں | تبصرے | مزید پڑھیں | اشتہار | متعلقہ خبریں | שתף | שתפו |
שיתוף | תגובות | הוסף תגובה | פרסומת | קראו עוד | קרא עוד | כתבות נוספות | אולי יעניין אותך גם |
הדפסה | הרשמה | התחברות | 分享 | 分享到 | 分享让更多人看到 | 评论 | 关注 | 广告 | 相关新闻 |
相关阅读 | 相关链接 | 精彩视频推荐 | 推荐阅读 | 更多 | 打印 | 责任编辑 | シェア | シェアする |
コメント | 広告 | 関連記事 | 関連ニュース | 続きを読む | 印刷 | 공유 | 댓글 | 광고 | 관련기사 |
주요뉴스 | 많이 본 뉴스 | शेयर करें | टिप्पणियाँ | विज्ञापन | यह भी पढ़ें | और पढ़ें
"""

# Before a colon, they point to another article.
POINTERS = """
read more | read also | see also | also read | related | more on this | watch | lesen sie auch |
mehr zum thema | lire aussi | a lire aussi | a lire | lea tambien | lee tambien | leggi anche |
leia tambem | leia mais | читайте также | читать также | смотрите также | читайте також |
baca juga | ayrica okuyun | اقرا ايضا | اقرا المزيد | شاهد ايضا | للمزيد | طالع ايضا |
بیشتر بخوانید | همچنین بخوانید | بخوانید | یہ بھی پڑھیں | مزید پڑھیں | קראו גם | קראו עוד |
ראו גם | यह भी पढ़ें | 相关阅读 | 関連記事
"""

# A page that speaks to who reads it, about itself. Each is enough, wherever it stands in a line.
PHRASES = """
sign up for | sign up to | subscribe to our | subscribe to the | subscribe now |
click here to subscribe | our newsletter | follow us on | follow the new york |
on facebook, twitter | like us on facebook | join our whatsapp | download our app |
download the app | all rights reserved | copyright © | © copyright | terms of use |
terms of service | privacy policy | we use cookies | this site uses cookies | uses cookies |
comment policy | comments are moderated | comments are closed | letters to the editor |
support our journalism | make a donation | become a member | already a subscriber |
your subscription | log in to your | create a free account | do not necessarily reflect the |
get our free | have a tip | we'd like to hear what you think | we’d like to hear what you think |
if you purchase a product | this site is protected by recaptcha | thank you for reading |
no part of this | abonnieren sie | unseren newsletter | alle rechte vorbehalten |
unterstutzen sie uns | werden sie mitglied | wir verwenden cookies |
hat ihnen dieser artikel gefallen | folgen sie uns | abonnez-vous | inscrivez-vous |
tous droits reserves | suivez-nous | notre newsletter | nous utilisons des cookies |
soutenez-nous | votre abonnement | reserve aux abonnes | suscribete | suscribase |
tu suscripcion | su suscripcion | todos los derechos reservados | siguenos en | tu cuenta |
utilizamos cookies | nuestro boletin | nuestra newsletter | inicia sesion | en este dispositivo |
recibe la newsletter | tutti i diritti riservati | iscriviti alla | seguici su |
la nostra newsletter | utilizziamo i cookie | todos os direitos reservados | assine a | siga-nos |
nossa newsletter | все права защищены | подписывайтесь на | подпишитесь на |
мы используем cookie | перепечатка материалов | использование материалов |
при использовании материалов | если вы нашли ошибку | нашли ошибку | выделите ее |
усі права захищені | підписуйтесь на | підписуйтеся на | tum haklari saklidir | abone olun |
abonelik icin | bizi takip edin | abonelere sunulan | cerez politika | hak cipta dilindungi |
ikuti kami | berlangganan | جميع الحقوق محفوظه | كافه الحقوق محفوظه | حقوق النشر | حقوق الطبع |
اشترك في نشرتنا | اشترك في النشره | اشتركوا في | تابعونا علي | تابعنا علي | تابعوا صفحتنا |
ملفات تعريف الارتباط | الكوكيز | سياسه الخصوصيه | شروط الاستخدام | ارشادات الاستخدام |
لا تعبر عن راي | لا تعبر بالضروره | لا يعبر عن راي | وجهات نظر اصحابها | حمل التطبيق |
حملوا تطبيق | انضم الي قناتنا | سجل الان | للاشتراك في | البريد الالكتروني الخاص بك |
لن يتم نشر عنوان بريدك | مراجعه التعليقات | تمامي حقوق | كليه حقوق | حقوق اين سايت | عضو خبرنامه |
خبرنامه ما | نظر شما پس از | بازنشر مطالب | جمله حقوق محفوظ | سبسكراءب | ہميں فالو |
واٹس ايپ چينل | כל הזכויות שמורות | הירשמו לניוזלטר | הרשמו לניוזלטר | הצטרפו לניוזלטר |
עקבו אחרינו | תנאי השימוש | אנו מכבדים זכויות | מדיניות פרטיות | הצטרפו לערוץ | 版权所有 |
未经授权 | 不得转载 | 转载请注明 | 严禁转载 | 扫描二维码 | 关注微信 | 下载客户端 | 本网站使用 |
無断転載 | 有料会員 | 会員限定 | 会員登録 | 読み放題 | 著作権は | メールマガジン | 무단전재 |
무단 전재 | 재배포 | 저작권자 | 구독하기 | 구독 신청 | सर्वाधिकार सुरक्षित | सब्सक्राइब करें |
फॉलो करें | हमारे न्यूज़लेटर
"""
