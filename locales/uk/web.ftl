# Words of the dashboard alone. Names of metrics, variants, measures and reasons are in catalogue.ftl.

## Frame

nav = Головна навігація
nav-revenue = Дохід
nav-customers = Клієнти
nav-product = Продукт і ринок
nav-data = Дані
menu = Меню
skip = Перейти до вмісту
search = Пошук
controls = Що розглядається
range = Проміжок часу
range-month = Останній місяць
range-3m = Останні 3 місяці
range-6m = Останні 6 місяців
range-12m = Останні 12 місяців
range-24m = Останні 24 місяці
range-year = Цей рік
range-last-year = Минулий рік
range-to-date = 12 місяців донині
range-from = Перший день
range-last = Останній день
range-through = Дані по { $day } · { $zone }
apply = Застосувати
reset = Скинути
grain = Поділ
grain-day = Дні
grain-week = Тижні
grain-month = Місяці
grain-quarter = Квартали
grain-year = Роки
compare = Порівняти з
compare-previous = Попередній період
compare-year = Рік тому
compare-custom = Обраний період
compare-none = Без порівняння
compare-from = Від обраного дня
compare-said = Порівнюється з { $span }
segment = Сегмент
segment-all = Усі клієнти
segment-condition = Умова
segment-unread = Умову не вдалося прочитати
data = Дані, валюта, стан на
data-known = стан на { $day }
data-currency = Валюта
data-currency-text = Лише те, що виставлено в цій валюті, за номіналом
currency-in-use = Рахунки в
currency-unbilled = У { $currency } немає жодних рахунків, тож у цій валюті нема чого показати.
currency-unbilled-segment = Нікому з цього сегмента не виставляють рахунків у { $currency }, тож у цій валюті нема чого показати.
currency-billed = Рахунки виставляють у: { $currencies }.
currency-all = Усі валюти
data-known-at = Стан знань на
data-known-at-text = Що показали б цифри того дня?
data-policy = Політика: { $policy }
account = Обліковий запис і вигляд
theme = Вигляд
theme-system = Як у системі
theme-light = Світлий
theme-dark = Темний
language = Мова
sign-out = Вийти
demo-banner = Це демонстраційна компанія. Тут усе вигадане.
demo-look = Переглянути демонстраційну компанію
demo-leave = Назад до власних даних
reach-lost = Сервер не відповідає.
reach-offline = Цей пристрій не підключено до мережі.
reach-shown = Остання відповідь: { $at }. Показано стан на той момент.
reach-last = Остання відповідь: { $at }.
reach-next = Наступна спроба через { $n } с
reach-trying = Нова спроба…
reach-now = Спробувати зараз
reach-back = Сервер знову відповідає.
demo-make = Створити демонстраційну компанію
demo-remove = Видалити демонстраційну компанію
no-data = Даних ще немає
no-data-text = Цифри зʼявляться тут, щойно будуть дані: підключіть білінгову систему або імпортуйте файли про рахунки, опитування, звернення, ліди чи використання продукту.
no-data-ask = Цифри зʼявляться тут, щойно будуть дані. Адміністратор вашої компанії може підключити білінгову систему або імпортувати файли.
ahead-title = Даних за { $span } ще немає
ahead-text = Дані сягають { $through }. Новіші дані заповнять цей діапазон; доти про нього нічого не сказано: ні про зростання, ні про відтік.
ahead-back = Показати останні місяці з даними
ahead-left-out = Дані сягають { $through }; запитані періоди після цього не показано.
unfed-title = Тут поки нічого показати
unfed-text = У таблицях цього екрана немає рядків. Додайте будь-яку з них: файли з такими стовпцями або вивантаження з інструментів, якими ви користуєтеся.
unfed-ask = У таблицях цього екрана немає рядків. Їх може додати адміністратор вашої компанії.
unfed-columns = Потрібні стовпці
begin-stripe = Під’єднати Stripe
begin-stripe-text = За ключем лише для читання клієнти, підписки та рахунки надходять самі й залишаються актуальними.
begin-stripe-go = Під’єднати Stripe
begin-demo = Демонстраційна компанія
begin-demo-text = Вигадана компанія з трирічною історією в окремому робочому просторі. Ваших даних це не торкається, і її можна будь-коли видалити.
not-found = Такої сторінки немає
not-found-text = Можливо, в адресі помилка або сторінку перенесено.
palette = Перейти до
palette-hint = Екрани, показники, клієнти
palette-metric = показник
palette-none = Нічого не знайдено.
shortcuts = Клавіатурні скорочення
shortcuts-on = Окремі клавіші діють
shortcut-compare = Змінити порівняння
shortcut-chart = Рух графіком
screen-overview = Огляд
screen-movements = Рухи
screen-retention = Утримання
screen-definitions = Визначення
screen-figure = Цифра
screen-customers = Клієнти
screen-customer = Клієнт
screen-segments = Сегменти
screen-policies = Правила обліку
screen-targets = Цілі показників
screen-calculators = Калькулятори
screen-churn = Відтік
screen-value = Цінність
screen-voice = Голос клієнтів
screen-support = Підтримка
screen-growth = Зростання
screen-use = Користування
screen-sources = Джерела та імпорт
screen-checks = Якість даних
workspace = Робочий простір
workspace-main = Ваша компанія
workspace-demo = Демонстраційна компанія
screen-reconciliation = Звірка
screen-relations = Зв’язки
screen-benchmarks = Орієнтири
screen-annotations = Примітки до графіків
compare-weekday = Ті самі дні тижня
range-complete = Лише завершені періоди
density = Щільність
density-comfortable = Просторо
density-compact = Щільно

## Components

close = Закрити
loading = Завантаження
again = Спробувати ще раз
trouble-unreachable = Tenure не відповідає. Чи працює він і чи є зʼєднання?
trouble-forbidden = Ваша роль цього не дозволяє.
trouble-not-found = Цього немає.
trouble-server = Tenure не зміг відповісти. Причина — в журналі.
trouble-question = На це питання не можна відповісти.
trouble-value = У такому вигляді це не можна прийняти.
trouble-too-large = Файли завеликі.
trouble-conflict = Щось заважає: це вже є або тим часом змінилося.
trouble-damaged = Збережені дані пошкоджено. Показників із них не буде.
info-about = Що означає { $name }
info-more = Повне визначення
delta-not-over = ще триває: немає з чим порівняти
delta-ripens = пізніші періоди мали менше часу: не порівнюється
delta-same = = без змін
delta-points = { $n } в. п.
delta-better = краще
delta-worse = гірше
delta-against = проти: { $period }
delta-none = немає значення: { $period }
chart-cropped = Вісь починається не з нуля.
benchmark-one = Орієнтир { $low }
benchmark-range = Орієнтир { $low } – { $high }
benchmark-from = Орієнтир від { $low }
benchmark-to = Орієнтир до { $high }
card-few = n = { $n }: замало для висновків
to-date = донині
card-until = по { $day }
freshness-through = Дані по { $day }
freshness-old = { $n ->
    [one] { $n } день тому
    [few] { $n } дні тому
    [many] { $n } днів тому
   *[other] { $n } дня тому
}
freshness-imported = імпортовано { $at }
freshness-zone = Дні й години — за часовим поясом { $zone }
details = Докладно
customers = Клієнти
days = { $n ->
    [one] { $n } день
    [few] { $n } дні
    [many] { $n } днів
   *[other] { $n } дня
}
table-period = Період
table-range = Увесь проміжок
show-all = Показати всі { $n }
table-sum = Сума
interval = імовірно { $low } – { $high }
window-trailing = { $n ->
    [one] за { $n } місяць
    [few] за { $n } місяці
    [many] за { $n } місяців
   *[other] за { $n } місяця
}
window-ago = { $n ->
    [one] { $n } місяць тому
    [few] { $n } місяці тому
    [many] { $n } місяців тому
   *[other] { $n } місяця тому
}
window-each = { $n ->
    [one] у кожному з { $n } місяця
    [few] у кожному з { $n } місяців
    [many] у кожному з { $n } місяців
   *[other] у кожному з { $n } місяця
}
key-figures = Ключові цифри
by-plan = план
by-product = продукт
by-currency = валюта
by-country = країна
by-channel = канал
by-industry = галузь
by-tenure = стаж
by-mrr-band = розмір за MRR
by-pricing-model = модель ціни
by-contract-length = тривалість договору
by-company-size = розмір компанії
by-cohort = когорта
by-owner = відповідальний
heading-under = менш ніж { $n }
heading-above = { $n } і більше
stage-lead = Лід
stage-marketing = Кваліфікований маркетингом
stage-sales = Кваліфікований продажами
stage-opportunity = Можливість
stage-customer = Клієнт
stage-subscriber = Підписник
stage-evangelist = Прихильник
by-category = категорія
by-stage = етап
by-touchpoint = точка контакту
by-feature = функція
by-churn-reason = причина
by-campaign = кампанія
by-city = місто
by-region = регіон
by-company-revenue = дохід компанії

## Charts

chart-table = Показати таблицею
chart-save = Зберегти
chart-partial = Штриховка чи пунктир: період не завершено.
chart-through = Дані сягають { $day }.
chart-not-saved = Не вдалося створити зображення.
heat-young = ще замало часу
summary-nothing = { $name }: у цьому проміжку немає значень.
summary-one = { $name }, { $label } — { $value }.
summary-series = { $way ->
    [up] { $name }: зростання з { $from } ({ $first }) до { $to } ({ $last }); найбільше { $high } ({ $when_high }), найменше { $low } ({ $when_low }).
    [down] { $name }: зниження з { $from } ({ $first }) до { $to } ({ $last }); найбільше { $high } ({ $when_high }), найменше { $low } ({ $when_low }).
   *[same] { $name }: { $from } ({ $first }) і { $to } ({ $last }); найбільше { $high } ({ $when_high }), найменше { $low } ({ $when_low }).
}
series-mrr = Місячний дохід (MRR)
series-net = Чиста зміна
chart-nothing = У цьому проміжку нічого показати.
chart-age-months = Вік у місяцях
chart-age-weeks = Вік у тижнях
with-interval = Смуга — можлива дія випадку.
chart-largest = Показано { $n } найбільших із { $all }; решта — за посиланням «Докладно».
chart-rest = Інші
chart-notes = Примітки

## Overview

overview-sentence = { $period }: MRR { $mrr } ({ $change } проти: { $before }). { $new } додали нові клієнти, { $lost } втрачено з відтоком.
overview-sentence-same = { $period }: MRR { $mrr } (без змін проти: { $before }). { $new } додали нові клієнти, { $lost } втрачено з відтоком.
overview-sentence-alone = { $period }: MRR { $mrr }. { $new } додали нові клієнти, { $lost } втрачено з відтоком.
figure-paying = Клієнти, що платять
changed-title = Що змінилося найбільше
changed-none = У цьому періоді рухів не було.
all-movements = Усі рухи
renewals-title = Майбутні поновлення
renewals-about = Строки договорів, що спливають після даних
renewals-none = У наступні 90 днів жоден строк не спливає.
renewals-within = Протягом
renewals-leaving = Відомо, що піде
renewals-due = { $n ->
    [one] Строки, що спливають протягом { $n } дня
    [few] Строки, що спливають протягом { $n } днів
    [many] Строки, що спливають протягом { $n } днів
   *[other] Строки, що спливають протягом { $n } дня
}
renewals-outcome = Що з ним буде
quality-title = Якість даних
quality-none = Жодного рядка не відхилено.
quality-through = Дані по { $day }, політика { $policy }
quality-rows = { $n ->
    [one] { $n } рядок відхилено; цифри без нього.
    [few] { $n } рядки відхилено; цифри без них.
    [many] { $n } рядків відхилено; цифри без них.
   *[other] { $n } рядка відхилено; цифри без них.
}
quality-missing = Бракує, тож деякі цифри не визначені: { $tables }
quality-closed = Місяці по { $month } закрито

## Movements

movements-title = Рухи MRR
step-new = Нові
step-reactivation = Повернення
step-expansion = Розширення
step-contraction = Скорочення
step-churn = Відтік
step-paused = Призупинено
step-resumed = Відновлено
step-fx = Курси валют
step-merge = Обʼєднані клієнти
step-correction = Виправлення
step-segment-in = У сегмент
step-segment-out = Із сегмента
step-rest = Паузи, курси, інше
movements-about = Як MRR змінювався від початку до кінця проміжку { $span }
bridge-heading = Від початкового до кінцевого MRR
bridge-start = Початок
bridge-end = Кінець
bridge-step = Крок
bridge-amount = Сума
bridge-count = Рухи
bridge-change = Зміна
bridge-lost-more = втрачено більше
bridge-lost-less = втрачено менше
bridge-adds-up = Сходиться: початок плюс усі кроки дорівнює кінцю до останньої частки цента.
bridge-does-not = Не сходиться: лишається { $gap }. Це помилка Tenure.
movements-over-time = Рухи в часі
movements-by-period = За періодами, у { $currency }
movements-list = По одному
movements-of-kind = По одному: { $kind }
movements-of-reason = Названа причина: { $reason }
movements-all-kinds = Усі види
movements-none = У цьому проміжку таких рухів немає.
movements-counted = { $customers ->
    [one] { $customers } клієнт
    [few] { $customers } клієнти
    [many] { $customers } клієнтів
   *[other] { $customers } клієнта
} · { $events ->
    [one] { $events } подія
    [few] { $events } події
    [many] { $events } подій
   *[other] { $events } події
}
movements-adds = у сумі дає місток
movements-at = Коли
movements-customer = Клієнт
movements-kind = Вид
movements-cause = Причина
cause-price = ціна
cause-seats = місця
cause-plan = зміна плану
cause-cross-sell = інший продукт
cause-coupon = знижка
cause-term = строк оплати
cause-usage = споживання
cause-voluntary = за власним бажанням
cause-involuntary = не оплачено
cause-retention-policy = припинено за політикою
cause-policy = зміна політики
cause-unknown = невідомо

## Retention

retention-about = Хто лишається, скільки їхнього MRR лишається і як довго
cohorts-heading = За часом приходу клієнтів
cohorts-about = Кожен рядок — усі, чий перший MRR припав на один період; кожен стовпець — вік.
cohorts-of = Частка від
cohorts-logo = Утримані клієнти
cohorts-gross = Утриманий MRR
cohorts-net = MRR зі зростанням
cohorts-usage = Користування продуктом
cohorts-unit = Одиниця віку
cohorts-months = Місяці
cohorts-weeks = Тижні
cohorts-show = Показати
cohorts-absolute = Абсолютно
cohorts-cell = { $left } з { $of }: { $share }
cohorts-mean = Зважене середнє
cohorts-sum = Сума достатньо давніх когорт
cohorts-caption = Когорти: { $what }
cohorts-came = Прийшли
cohorts-note = Середнє зважене за розміром. Крапка: когорта ще замолода або дані починаються пізніше. Курсив: менш як десять клієнтів.
cohorts-none = У цьому проміжку немає когорт
cohorts-none-text = Ні в кого тут не було першого MRR, або ніхто не користувався продуктом. Спробуйте довший проміжок.
cohorts-curves = Утримання за віком
cohorts-curves-about = Зважені середні всіх когорт проміжку
cohorts-age = Вік
cohorts-month-n = місяць { $n }
cohorts-week-n = тиждень { $n }
survival-title = Як довго лишаються клієнти
survival-share = Досі клієнти
survival-at-risk = спостерігалося { $n }
survival-no-median = { $customers ->
    [one] { $customers } клієнт
    [few] { $customers } клієнти
    [many] { $customers } клієнтів
   *[other] { $customers } клієнта
}, пішло { $left }; понад половина лишається довше, ніж тривало спостереження. Смуга — можлива дія випадку.
survival-median = { $customers ->
    [one] { $customers } клієнт
    [few] { $customers } клієнти
    [many] { $customers } клієнтів
   *[other] { $customers } клієнта
}, пішло { $left }; половина йде протягом { $months } міс. Смуга — можлива дія випадку.

## Churn

churn-about = Хто йде, скільки MRR іде з ними й чому
churn-lost-by-kind = Втрачені клієнти за тим, як пішли
churn-mrr-by-kind = Втрачений MRR за тим, як пішов
churn-reasons = Названі причини
churn-reason = Причина
churn-churns = Відтоки
churn-mrr = Втрачений MRR, { $currency }
churn-share = Частка втраченого MRR
churn-nobody = У цьому проміжку ніхто не пішов.
mix-title = Чому змінився рівень відтоку
mix-about = Останній період проти попереднього: у групі стали частіше йти чи більше стало тих, хто йде
mix-rate = Через рівень, в. п.
mix-mix = Через склад, в. п.
mix-of = ({ $lost } з { $all })
mix-sentence = З { $before } до { $after }: { $change } в. п., з них { $rate } через рівні й { $mix } через склад.

## Value

value-about = Чого варті клієнти й скільки коштує їх здобути та втримати
value-cac-by-channel = Вартість залучення за каналами
value-crc = Вартість утримання клієнта за статтями
payback-title = Окупність залучення
payback-about = Накопичена маржа мінус вартість залучення, на клієнта: що когорти справді принесли. Показник «Окупність CAC» рахується наперед з маржі одного періоду.
payback-balance = Баланс на клієнта
payback-after = { $n ->
    [one] Окупається за { $n } місяць, у середньому за всіма когортами
    [few] Окупається за { $n } місяці, у середньому за всіма когортами
    [many] Окупається за { $n } місяців, у середньому за всіма когортами
   *[other] Окупається за { $n } місяця, у середньому за всіма когортами
}
payback-not-yet = { $n ->
    [one] Не окупилося за { $n } місяць
    [few] Не окупилося за { $n } місяці
    [many] Не окупилося за { $n } місяців
   *[other] Не окупилося за { $n } місяця
}

## Voice

voice-about = Що клієнти відповідають і пишуть, і який MRR за цим
voice-by-touchpoint = Задоволеність за точками контакту
themes-title = Про що коментарі
themes-about = { $span }; коментар може стосуватися кількох тем
themes-theme = Тема
themes-comments = Коментарі
themes-share = Частка коментарів
themes-mrr = MRR авторів, { $currency }
themes-displeased = Незадоволені
themes-nps = Бал NPS
themes-none = У цьому проміжку коментарів немає.
themes-other = Тема невідома
voice-comments = Що вони написали
voice-comments-on = Що вони написали про { $theme }
voice-comments-about = Спершу від найбільших клієнтів
voice-comments-first = { $n } з { $all }, спершу від найбільших клієнтів; у файлах — усі
voice-all-themes = Усі теми
voice-masked = (приховано від вашої ролі)
voice-mrr = { $mrr } MRR на місяць
voice-score = оцінка { $score } зі шкали { $scale }
voice-pleased = задоволені
voice-neutral = нейтральні
voice-displeased = незадоволені
themes-all = Усі коментарі

## Support

support-about = Скільки допомоги потребують клієнти й як швидко її отримують
support-by-category = Звернення на клієнта за категоріями
support-first-response = Час до першої відповіді
support-resolution = Час до розвʼязання

## Growth

growth-about = Звідки приходять клієнти й скільки ними стає
growth-traffic = Якісний трафік за каналами
growth-stages = Ліди, що дійшли до кожного етапу
growth-visitors = Відвідувачі, що можуть стати клієнтами
growth-whole = Увесь діапазон
advocates-title = Що спільного у прихильників
advocates-about = { $span }: порадили нас іншим: { $referrers }; промоутери: { $promoters } з { $answered }, хто відповів
advocates-what = Що
advocates-count = Прихильники
advocates-share = Серед прихильників
advocates-others = Серед інших
advocates-lift = Проти всіх клієнтів
advocates-difference = Імовірна різниця з іншими, у пунктах
advocates-few = Їх мало: зважайте на інтервал.
advocates-only-marked = Лише відмінності
advocates-nothing = Ніщо не вирізняє прихильників більше, ніж випадковість.
advocates-none = У цьому діапазоні ніхто нас не рекомендував і не є промоутером.
advocates-chance = Значень, що різняться більше за свій інтервал: { $marked } із { $n }; сама випадковість дала б десь { $expected }. Спільне у прихильників не мусить бути тим, чому вони радять.
advocates-ask = У кого попросити рекомендацію
advocates-ask-about = Хто порадив нас іншим, є промоутером або ключовим клієнтом
advocates-referred = Порадили нас
advocates-won = Стали клієнтами
advocates-why = Чому
advocates-promotes = Промоутер
advocates-key = Ключовий клієнт

## Use

use-about = Хто користується продуктом, як часто й чим саме
use-users = Активні користувачі
use-customers = Активні клієнти
use-matrix = Матриця функцій
use-matrix-about = Частка користувачів, яким функція доступна і які нею скористалися, за періодами
use-matrix-users = Користувачі зараз
use-matrix-cell = { $used } з { $all ->
    [one] { $all } користувача
    [few] { $all } користувачів
    [many] { $all } користувачів
   *[other] { $all } користувача
}, { $share }
use-features = Поширення за функціями
onboarding-title = Як швидко нові клієнти отримують першу користь
onboarding-share = Отримали
onboarding-reached = { $n } з { $all } отримали.
onboarding-half = { $days ->
    [one] { $n } з { $all } отримали; половина за { $days } день.
    [few] { $n } з { $all } отримали; половина за { $days } дні.
    [many] { $n } з { $all } отримали; половина за { $days } днів.
   *[other] { $n } з { $all } отримали; половина за { $days } дня.
}
onboarding-days = Днів від початку

## Relations

relations-about = Які показники ростуть і падають разом, місяць за місяцем, і який із двох рухається першим.
relations-of = Що порівнюється
relations-changes = Зміни
relations-levels = Рівні
relations-window = За час
relations-months = { $n ->
    [one] { $n } місяць
    [few] { $n } місяці
    [many] { $n } місяців
   *[other] { $n } місяця
}
relations-which = { $n ->
    [one] { $n } показник
    [few] { $n } показники
    [many] { $n } показників
   *[other] { $n } показника
}
relations-find = Знайти показник
relations-usual = Звичайні
relations-caution = Рухатися разом, навіть один перед одним, ще не причина: обидва може рухати щось третє. Пар { $pairs }, порівнянь на різних відстанях { $compared }, і з-поміж стількох деякі видаються сильними випадково.
relations-of-changes = Порівнюється, як показники змінюються від місяця до місяця, бо будь-які два, що ростуть, ніби йдуть разом.
relations-of-levels = Порівнюється, якими показники є: два, що ростуть, ідуть разом, хай що між ними спільного.
relations-matrix = Кожна пара там, де вона найсильніша
relations-key-ramp = { $low } навпаки, { $high } в один бік
relations-key-arrow = рядок рухається на 2 місяці раніше за стовпець; ← пізніше
relations-key-open = бліде: може бути й навпаки
relations-key-likely = жирне: навряд чи випадок, навіть серед стількох
relations-same-month = того самого місяця
relations-together = { $a } і { $b } того самого місяця
relations-before = { $a }, потім { $b }; відстань: { $apart }
relations-to = від { $low } до { $high }
relations-found = { $n ->
    [one] рангова кореляція { $value }, імовірно { $interval }, за { $n } місяць.
    [few] рангова кореляція { $value }, імовірно { $interval }, за { $n } місяці.
    [many] рангова кореляція { $value }, імовірно { $interval }, за { $n } місяців.
   *[other] рангова кореляція { $value }, імовірно { $interval }, за { $n } місяця.
}
relations-few = Мало місяців, що говорять самі за себе: не покладайтеся на це.
relations-shares-terms = Обидва частково складаються з тих самих чисел, тож рухаються разом за визначенням.
relations-luck = З усіх порівнянь, що видаються не слабшими, близько { $share } були б випадком.
relations-pair = { $a } і { $b }
relations-curve = На кожній відстані в місяцях: праворуч від 0 першим рухається { $a }, ліворуч { $b }. Смуга показує можливу дію випадку.
relations-apart = Відстань
relations-across = Місяців між двома показниками
relations-pairs = Усі пари
relations-pairs-about = Кожна на найсильнішій відстані. У CSV кожна пара на кожній відстані.
relations-column-pair = Що рухається першим → що далі
relations-interval = Імовірно
relations-column-months = Місяців
relations-column-luck = Частка випадку

## Customers

customer = Клієнт
customers-about = На кінець { $day }
customers-at = На кінець дня
customers-search = Назва, id, e-mail або домен
customers-status = Стан
customers-status-present = Нинішні клієнти
customers-status-all = Усі, також колишні
customers-status-customer = Клієнт
customers-status-paused = На паузі
customers-status-free = Безкоштовно
customers-status-former = Колишній
customers-chosen = { $n ->
    [one] { $n } вибраний
    [few] { $n } вибрані
    [many] { $n } вибраних
   *[other] { $n } вибраного
}
customers-make-segment = Створити сегмент
customers-export-chosen = Експортувати їх
customers-choose-none = Зняти вибір
customers-choose = Вибрати { $name }
customers-total = { $n ->
    [one] { $n } клієнт
    [few] { $n } клієнти
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}
customers-untold = { $n ->
    [one] без MRR { $n } клієнта, який невідомий
    [few] без MRR { $n } клієнтів, який невідомий
    [many] без MRR { $n } клієнтів, який невідомий
   *[other] без MRR { $n } клієнта, який невідомий
}
customers-none = Жоден клієнт не підходить
customers-none-text = Послабте умови пошуку або перегляньте всіх клієнтів.
customers-page = { $from }–{ $to } з { $all }
customers-before = Назад
customers-next = Далі
customers-columns = Стовпці
customers-columns-keep = Зберегти для мене
customers-columns-kept = Стовпці збережено
customers-col-mrr = MRR
customers-col-arr = ARR
customers-col-change = Зміна за 90 днів
customers-col-start = Клієнт із
customers-col-plans = Тарифи
customers-col-movement = Остання зміна
customers-col-seen = Востаннє активний
customers-col-renewal = Поновлення
customers-col-tickets = Відкриті звернення
customers-col-nps = Останній NPS
customers-col-owner = Відповідальний
customers-col-email = E-mail
customers-col-company = Компанія
customers-col-country = Країна
customers-col-region = Регіон
customers-col-city = Місто
customers-col-industry = Галузь
customers-col-employees = Працівники
customers-col-channel = Канал
customers-col-campaign = Кампанія
customers-col-created = Створено
customers-col-subscription-id = Ід. підписки
customers-col-plan-id = Ід. плану
customers-col-invoice-id = Ід. рахунку
customers-col-ticket-id = Ід. звернення
customers-col-quantity = Кількість
customers-col-amount = Сума
customers-col-interval = Період оплати
customers-col-started-at = Початок
customers-col-term-ends-at = Кінець строку
customers-col-ended-at = Завершено
customers-col-changed-at = Змінено
customers-col-issued-at = Виставлено
customers-col-due-at = Термін
customers-col-paid-at = Оплачено
customers-col-amount-paid = Сплачена сума
customers-col-at = Коли
customers-col-result = Результат
customers-col-method = Спосіб оплати
customers-col-decline-code = Причина відмови
customers-col-opened-at = Відкрито
customers-col-solved-at = Вирішено
customers-col-category = Категорія
customers-col-satisfaction = Задоволеність
customers-col-responded-at = Відповідь надано
customers-col-survey = Опитування
customers-col-score = Оцінка
customers-col-touchpoint = Точка дотику
customers-col-comment = Коментар
customers-col-goal = Ціль
customers-col-set-at = Поставлено
customers-col-achieved-at = Досягнуто
customers-col-milestone = Віха
customers-col-expected-by = Очікується до
customers-col-reached-at = Досягнуто
customers-col-role = Роль
customers-col-champion = Прихильник
customers-col-left-at = Пішов
customers-col-name = Ім’я
customers-col-audience = Аудиторія
customers-col-persona = Тип особи
customers-col-lead-created-at = Лід від
customers-col-account-class = Клас облікового запису

## Customer

customer-about = На кінець { $day }; події — дотепер
customer-never = Ще не клієнт
customer-active-users = Активні користувачі за 28 днів
customer-seen = активність { $day }
customer-never-seen = активності не було
customer-features = Функції, використані за 28 днів
customer-features-of = { $n } з { $all }
customer-unused = ніколи: { $features }
customer-merged = Також відомий як { $ids }, об’єднаний із цим
customer-mrr = MRR за весь час
customer-mrr-summary = { $n ->
    [one] { $n } зміна; зараз { $mrr }
    [few] { $n } зміни; зараз { $mrr }
    [many] { $n } змін; зараз { $mrr }
   *[other] { $n } зміни; зараз { $mrr }
}
customer-happened = Що відбулося
customer-kinds = Види подій
customer-kind-all = Усі
customer-nothing = Про таке нічого не відомо.
customer-more = Показати більше; залишилося { $n }
customer-kind-movement = MRR
customer-kind-subscription = Підписка
customer-kind-change = Зміна умов
customer-kind-invoice = Рахунок
customer-kind-payment = Платіж
customer-kind-refund = Повернення
customer-kind-credit = Кредит-нота
customer-kind-dispute = Спір
customer-kind-trial = Пробний період
customer-kind-seats = Місця
customer-kind-ticket = Звернення
customer-kind-answer = Відповідь
customer-kind-feedback = Відгук
customer-kind-milestone = Етап
customer-kind-goal = Ціль
customer-kind-interaction = Контакт із нами
customer-kind-contact = Контактна особа
customer-kind-referral = Рекомендація
customer-event-new = новий
customer-event-expansion = розширення
customer-event-contraction = скорочення
customer-event-churn = відтік
customer-event-reactivation = повернення
customer-event-started = почалася
customer-event-paused = призупинено
customer-event-resumed = відновлено
customer-event-past-due = прострочено
customer-event-cancel = запит на скасування
customer-event-ended = завершилася
customer-event-changed = змінено
customer-event-issued = виставлено
customer-event-paid = оплачено
customer-event-voided = анульовано
customer-event-succeeded = успішно
customer-event-failed = невдало
customer-event-converted = конвертовано
customer-event-purchased = придбано
customer-event-opened = відкрито
customer-event-solved = вирішено
customer-event-reached = досягнуто
customer-event-set = поставлено
customer-event-achieved = досягнуто
customer-event-left = залишив компанію
customer-event-tried = спроба
customer-event-refunded = повернено
customer-event-credited = зараховано
customer-event-disputed = оскаржено
customer-event-answered = відповів
customer-event-said = сказано
customer-event-met = зустріч
customer-event-referred = порекомендував
customer-event-incomplete = незавершено
customer-event-trialing = на пробному періоді
customer-event-active = активна
customer-event-non-renewing = не поновиться
customer-event-unpaid = не сплачено
customer-event-canceled = скасовано
customer-event-draft = чернетка
customer-event-open = відкрито
customer-event-uncollectible = безнадійно
customer-event-won = виграно
customer-event-lost = програно
customer-said-call = дзвінок
customer-said-meeting = зустріч
customer-said-email = електронний лист
customer-said-training = навчання
customer-said-note = нотатка
customer-said-review = публічний відгук
customer-method-card = картка
customer-method-transfer = банківський переказ
customer-method-debit = пряме дебетування
customer-renewal-leaving = піде
customer-renewal-decision = потрібне рішення
customer-renewal-renews = поновлюється автоматично
customer-renewal-unknown = невідомо, чи поновиться
customer-explained = Як виникає MRR
customer-pays-nothing = Того дня нічого не сплачує.
customer-adds = Частини разом — рівно { $mrr }
customer-adds-not = Частини не складаються у { $mrr }
customer-attributes = Що відомо
customer-id = Id
customer-known-since = Відомо з { $at }
customer-notes = Нотатки
customer-note = Написати нотатку
customer-note-add = Додати
customer-note-edited = змінено
customer-note-edited-by = зміни вніс користувач { $name }
customer-note-remove = Вилучити
customer-no-notes = Нотаток ще немає.
customer-source = Джерело
customer-rows-of = Останні { $n } з { $all }
customer-subscriptions = Підписки
customer-subscriptions-stand = План, кількість і ціна станом на { $day }, після всіх змін; статус — як його повідомлено востаннє.
customer-subscriptions-began = План, кількість і ціна, якими вони були на початку: змін більше, ніж тут показано.
customer-changes = Зміни підписок
customer-invoices = Рахунки
customer-payments = Платежі
customer-contacts = Контакти
customer-tickets = Звернення
customer-answers = Відповіді на опитування
customer-goals = Цілі
customer-milestones = Етапи

## Segments

segments-about = Про кого показники. Збережений сегмент можна вибрати вгорі кожного екрана.
segments-new = Новий сегмент
segments-name = Назва
segments-description = Опис
segments-expression = Умова
segments-for = Для кого
segments-shared = Усі
segments-personal = Мене
segments-share = Для всіх
segments-acts = Дії
segments-look = Переглянути
segments-edit = Змінити
segments-edit-title = Сегмент { $name }
segments-remove = Вилучити
segments-keep = Зберегти
segments-kept = Сегмент { $name } збережено
segments-removed = Сегмент { $name } вилучено
segments-saved = Збережені сегменти
segments-none = Сегментів ще немає
segments-none-text = Сегмент — це умова щодо клієнтів: тариф, країна або MRR вище межі.
segments-wrong = Рядок { $line }, символ { $column }:
segments-empty = Додайте умову або напишіть її. Полів: { $n }.
segments-add = Умова
segments-field = Знайти поле
segments-group = Почати групу
segments-turn = Змінити на протилежне
segments-and = і
segments-or = або
segments-not = не
segments-less = Вилучити
segments-compare = Як порівнюється
segments-value = Значення
segments-values = Значення, по одному в рядку
segments-unit = Одиниця
segments-value-none = Виберіть або впишіть значення.
segments-value-number = Впишіть число.
segments-negate = Не це
segments-compare-holds = істинно
segments-compare-in = є одним із
segments-compare-not-in = не є жодним із
segments-compare-contains = містить
segments-compare-not-contains = не містить
segments-compare-starts = починається з
segments-compare-missing = відсутнє
segments-compare-not-missing = є
segments-whom = Кого охоплює
segments-sentence = Словами
segments-says-and = { $a } і { $b }
segments-says-or = { $a } або { $b }
segments-says-not = не ({ $part })
segments-says-is = { $field } — { $value }
segments-says-is-not = { $field } — не { $value }
segments-says-none = { $field } — жодне з { $value }
segments-says-contains = { $field } містить { $value }
segments-says-contains-not = { $field } не містить { $value }
segments-says-starts = { $field } починається з { $value }
segments-says-starts-not = { $field } не починається з { $value }
segments-says-missing = { $field } — невідомо
segments-says-there = { $field } — відомо
segments-says-holds = { $field } — так
segments-says-holds-not = { $field } — ні
segments-says-after = { $field }: після { $value }
segments-says-since = { $field }: починаючи з { $value }
segments-says-before = { $field }: до { $value }
segments-says-until = { $field }: до { $value } включно
segments-says-paying = клієнт платить
segments-says-paying-not = клієнт не платить
segments-says-customer = це клієнт
segments-says-customer-not = це не клієнт
segments-says-paused = клієнт на паузі
segments-says-paused-not = клієнт не на паузі
segments-says-active = клієнт активний
segments-says-active-not = клієнт не активний
segments-field-start = Перший день як клієнт
segments-field-trial = Початок пробного періоду
segments-field-revenue = Дохід компанії
segments-field-paying = Платить
segments-field-active = Активний

## Sources and import

sources-about = Звідки надходять дані та з чого вони складаються
sources-account = Обліковий запис
sources-account-text = Stripe не сказав, якому обліковому запису належить ключ. Його ідентифікатор видно в налаштуваннях Stripe; коли він відомий, можна під’єднати й інші.
sources-another = Під’єднати ще один обліковий запис
sources-another-about = Кілька облікових записів Stripe працюють поруч, кожен зі своїм ключем, розкладом і вебхуком; показники — спільні для всіх.
sources-another-wait = Ще один обліковий запис можна під’єднати, коли стане відомо, який саме — { $name }.
sources-drop = Перетягніть файли сюди
sources-drop-text = Усі файли разом, у будь-якому порядку: таблиці CSV, JSONL або Parquet, вивантаження Stripe та служб підтримки чи архів із ними. Нічого не зберігається, доки ви не побачите, що станеться.
sources-choose = Вибрати файли
sources-sending = Надсилання…
sources-keep = Залишити як є
sources-name = Назва
sources-connect = Під’єднати Stripe
sources-connect-about = Нові факти надходять самі: Tenure запитує Stripe за розкладом, а вебхуки сповіщають одразу
sources-key = Ключ
sources-key-text = Достатньо обмеженого ключа з правом читання. Створіть його на панелі Stripe:
sources-key-reads = Дайте йому право читати:
sources-key-kept = Він зашифрований на цьому сервері, надсилається лише до Stripe і більше ніколи не показується.
sources-key-new = Інший ключ (порожньо: лишається наявний)
sources-key-which = Який ключ потрібен?
sources-schedule = Розклад
sources-every-hour = Щогодини
sources-every-day = Щодня
sources-every-none = Лише на вимогу
sources-every-minutes = { $n ->
    [one] Кожну { $n } хвилину
    [few] Кожні { $n } хвилини
    [many] Кожні { $n } хвилин
   *[other] Кожні { $n } хвилини
}
sources-every-hours = { $n ->
    [one] Кожну { $n } годину
    [few] Кожні { $n } години
    [many] Кожні { $n } годин
   *[other] Кожні { $n } години
}
sources-every-days = { $n ->
    [one] Кожен { $n } день
    [few] Кожні { $n } дні
    [many] Кожні { $n } днів
   *[other] Кожні { $n } дня
}
sources-without = Дещо пропустити
sources-without-text = Те, чого ключ не може читати. Показників, яким це потрібно, тоді немає.
sources-cancel = Скасувати
sources-save = Зберегти
sources-saved = Збережено
sources-state-syncing = Виконується
sources-state-paused = Призупинено
sources-state-failed = Не вдалося
sources-state-waiting = Ще не запитано
sources-state-fine = Актуально
sources-test = Тестовий режим
sources-last = Остання синхронізація
sources-next = Наступна синхронізація
sources-brought = Принесла остання синхронізація
sources-rejected = { $n ->
    [one] { $n } об’єкт не вдалося прочитати
    [few] { $n } об’єкти не вдалося прочитати
    [many] { $n } об’єктів не вдалося прочитати
   *[other] { $n } об’єкта не вдалося прочитати
}
sources-failures = Невдалі спроби
sources-sync = Синхронізувати зараз
sources-check = Перевірити ключ
sources-check-fine = Stripe приймає ключ, і він може читати все потрібне.
sources-change = Змінити
sources-change-one = Змінити { $name }
sources-pause = Призупинити
sources-resume = Відновити
sources-remove = Вилучити
sources-remove-one = Вилучити { $name }
sources-remove-text = Ключ, секрети підпису та події, що чекають, буде видалено. Внесене лишається; його можна скасувати в розділі пакетів. Вилучіть вебхук і в Stripe.
sources-webhook = Вебхук
sources-webhook-none = не налаштовано
sources-webhook-text = З вебхуком зміни з’являються тут за хвилину, а не лише після наступної синхронізації. У Stripe, в Developers і Webhooks, додайте кінцеву точку з цією адресою та вставте сюди її секрет підпису.
sources-webhook-far = Stripe досягає лише адрес в інтернеті з https://. Щоб побачити правильну, відкрийте панель за адресою, яку сервер має там.
sources-webhook-events = Події snapshot, які слід надсилати:
sources-copy = Копіювати
sources-copied = Скопійовано
sources-copy-failed = Браузер не дозволив копіювати: виділіть адресу.
sources-signing = Секрет підпису
sources-signing-keep = Лишити й наявні секрети, поки один замінюється
sources-events-last = Остання подія: { $at }
sources-events-waiting = { $n ->
    [one] { $n } подія чекає на внесення
    [few] { $n } події чекають на внесення
    [many] { $n } подій чекають на внесення
   *[other] { $n } події чекають на внесення
}
sources-events-first = Після першої синхронізації
sources-kept-thin = { $n ->
    [one] { $n } подія не використовується: вона типу thin. Виберіть у Stripe події snapshot.
    [few] { $n } події не використовуються: вони типу thin. Виберіть у Stripe події snapshot.
    [many] { $n } подій не використовуються: вони типу thin. Виберіть у Stripe події snapshot.
   *[other] { $n } події не використовуються: вони типу thin. Виберіть у Stripe події snapshot.
}
sources-kept-mode = { $n ->
    [one] { $n } подія не використовується: вона іншого режиму, ніж ключ.
    [few] { $n } події не використовуються: вони іншого режиму, ніж ключ.
    [many] { $n } подій не використовуються: вони іншого режиму, ніж ключ.
   *[other] { $n } події не використовуються: вони іншого режиму, ніж ключ.
}
sources-kept-account = { $n ->
    [one] { $n } подія не використовується: вона іншого облікового запису.
    [few] { $n } події не використовуються: вони інших облікових записів.
    [many] { $n } подій не використовуються: вони інших облікових записів.
   *[other] { $n } події не використовуються: вони інших облікових записів.
}
sources-kept-unknown = { $n ->
    [one] { $n } подія не використовується: ця версія не знає такого виду об’єкта.
    [few] { $n } події не використовуються: ця версія не знає таких видів об’єктів.
    [many] { $n } подій не використовуються: ця версія не знає таких видів об’єктів.
   *[other] { $n } події не використовуються: ця версія не знає таких видів об’єктів.
}
sources-kept-bad = { $n ->
    [one] { $n } подію не вдалося прочитати ({ $reason })
    [few] { $n } події не вдалося прочитати ({ $reason })
    [many] { $n } подій не вдалося прочитати ({ $reason })
   *[other] { $n } події не вдалося прочитати ({ $reason })
}
jobs-syncing = Запит до Stripe
jobs-waiting = Чекає своєї черги
jobs-planning = Читання файлів
jobs-importing = Завантаження рядків
jobs-making = Створюється демонстраційна компанія
jobs-running = Виконується
jobs-cancel = Зупинити
jobs-cancelling = Зупиняється…
imports-title = Останні імпорти
imports-one = Імпорт { $n }
imports-sent = { $n ->
    [one] { $n } файл, { $size }
    [few] { $n } файли, { $size }
    [many] { $n } файлів, { $size }
   *[other] { $n } файлу, { $size }
}
imports-files = Файли
imports-state-planning = Читається
imports-state-unknown = Вкажіть, що це за файли
imports-state-planned = Готовий до застосування
imports-state-refused = Усі рядки відхилено
imports-state-applying = Застосовується
imports-state-applied = Застосовано
imports-state-undone = Скасовано
imports-state-failed = Не вдалося виконати
imports-ready = { $n ->
    [one] { $n } рядок готовий
    [few] { $n } рядки готові
    [many] { $n } рядків готові
   *[other] { $n } рядка готові
}
imports-brought = { $n ->
    [one] { $n } новий рядок
    [few] { $n } нові рядки
    [many] { $n } нових рядків
   *[other] { $n } нового рядка
}
imports-known = { $n } вже відомо
imports-warnings = { $n ->
    [one] { $n } попередження
    [few] { $n } попередження
    [many] { $n } попереджень
   *[other] { $n } попередження
}
imports-errors = { $n ->
    [one] { $n } помилка
    [few] { $n } помилки
    [many] { $n } помилок
   *[other] { $n } помилки
}
imports-apply = Застосувати
imports-apply-good = Застосувати справні рядки
imports-apply-good-text = Рядки з помилками не потраплять у дані: вони будуть у файлах, які можна виправити й надіслати знову.
imports-strict = Усі рядки або жодного
imports-strict-text = Поки хоч один рядок має помилку, нічого не буде внесено.
imports-nothing-new = У цих файлах немає нічого нового.
imports-all-refused = Усі рядки відхилено: що з ними не так, написано нижче, і там можна вибрати, як читати файли.
imports-not-read = не прочитано
imports-nothing-known = Жодного файлу ще не розпізнано як таблицю: укажіть нижче, що це.
imports-look = Переглянути показники
imports-no-form = не CSV, не JSON Lines і не Parquet: { $hint }
imports-hint-table = Його буде прочитано, щойно нижче, у розділі «Що це за файли», виберуть його таблицю.
imports-hint-written = Скажіть нижче, як файли пишуть числа й дати.
imports-undone-text = Пакет { $n } цього імпорту скасовано { $at }: його рядки більше не враховуються.
imports-discard = Відкинути
imports-forget = Прибрати зі списку
imports-tables = За таблицями
imports-tables-about = За що прийнято файли та що станеться з їхніми рядками
imports-table = Таблиця
imports-rows = Рядки
imports-added = Додано
imports-superseded = Замінено
imports-unchanged = Без змін
imports-conflicts = Суперечності
imports-rejected = Відхилено
imports-rejects = Відхилені рядки: { $name }
imports-remarks = На що зважати
imports-findings = Що не так
imports-findings-about = Пораховано за причинами; перші з кожного файлу з їхніми місцями
imports-file-failed = { $file } неможливо прочитати
imports-value = Значення
imports-expected = Очікувалося:
imports-currency = Валюта обліку
imports-zone = Часовий пояс
imports-map = Що це за файли
imports-map-about = Таблиці та стовпці, як їх зрозуміли. Змініть те, що не так, і прочитайте файли ще раз; при цьому нічого не зберігається.
imports-map-table = Таблиця
imports-map-columns = Усі стовпці таблиці { $table }
imports-map-required = обов’язковий
imports-form-text = текст
imports-form-time = момент, наприклад 2026-03-31T14:05:00Z
imports-form-day = день, наприклад 2026-03-31
imports-form-month = місяць, наприклад 2026-03
imports-form-money = сума, наприклад 1234.50
imports-form-minor = сума в копійках чи центах, наприклад 123450
imports-form-rate = курс, наприклад 1.0875
imports-form-percent = відсотки, наприклад 20
imports-form-number = число, наприклад 2.5
imports-form-whole = ціле число, наприклад 12
imports-form-flag = true або false
imports-form-choice = одне з: { $words }
imports-form-currency = валюта, наприклад EUR
imports-form-list = тексти через ;
imports-form-json = JSON
imports-map-no-table = не читається
imports-map-suggested = припущення за назвою чи стовпцями
imports-map-ignored = не читається
imports-map-attribute = зберігається як атрибут
imports-map-rows = { $n ->
    [one] { $n } рядок
    [few] { $n } рядки
    [many] { $n } рядків
   *[other] { $n } рядка
}
imports-map-missing = бракує: { $columns }
imports-map-twice = указано двічі: { $columns }
imports-map-no-header = У цьому файлі не вдалося прочитати заголовок.
imports-map-numbers = Числа записано як
imports-map-dates = Дати записано як
imports-map-as-written = як у самому файлі
imports-map-ends = Кінець періоду — останній день обслуговування
imports-map-offer = Файли з такими стовпцями вже надходили: відповідність «{ $name }».
imports-map-use = Використати
imports-map-download = Завантажити відповідність
imports-map-name = Назва відповідності
imports-map-save = Зберегти на майбутнє
imports-map-saved = Відповідність «{ $name }» збережено
imports-map-saved-ones = Збережені відповідності
imports-map-remove = Видалити відповідність «{ $name }»
imports-map-remove-short = Видалити
imports-mapping = Відповідність як файл
imports-mapping-text = Відповідність у форматі TOML
imports-plan-again = Прочитати файли ще раз
batches-title = Пакети
batches-about = Усе, що було внесено, спершу найновіше; кожен пакет можна скасувати цілком
batches-none = Ще нічого не внесено.
batches-batch = Пакет
batches-at = Внесено
batches-source = Джерело
batches-state = Стан
batches-counts = враховано
batches-undone = скасовано
batches-undo = Скасувати імпорт
batches-undo-one = Скасувати пакет { $n }
batches-undo-added = { $n ->
    [one] { $n } доданий рядок не враховуватиметься
    [few] { $n } додані рядки не враховуватимуться
    [many] { $n } доданих рядків не враховуватимуться
   *[other] { $n } доданого рядка не враховуватиметься
}
batches-undo-superseded = { $n ->
    [one] { $n } змінений рядок враховуватиметься як раніше
    [few] { $n } змінені рядки враховуватимуться як раніше
    [many] { $n } змінених рядків враховуватимуться як раніше
   *[other] { $n } зміненого рядка враховуватиметься як раніше
}
batches-undo-text = Відтепер його рядки не враховуватимуться в жодній відповіді. Те, що було відомо раніше, станом на попередній день, і далі можна переглянути.
batches-undoing = Пакет { $n } скасовується
batches-all = Показати всі ({ $n })
checks-about = Чи дотримуються показники своїх законів і що сумнівне в даних
checks-fine = Усе гаразд
checks-laws = Закони показників
checks-laws-about = Вони виконуються за побудовою; якщо ні, це помилка Tenure.
checks-data = Факти, що не узгоджуються
checks-data-about = Вони все одно враховуються; виправте їх у джерелі.
checks-ok = виконується
checks-none = немає
checks-not-ok = не виконується
checks-problems = { $n ->
    [one] { $n } випадок
    [few] { $n } випадки
    [many] { $n } випадків
   *[other] { $n } випадку
}

## Reconciliation

reconciliation-about = Наш MRR проти даних іншої системи з причиною кожної різниці; і що змінилося в закритих місяцях.
reconciliation-policies = Порівняти правила
reconciliation-theirs-title = Дані іншої системи
reconciliation-theirs-about = Файл CSV із MRR за клієнтами. Він лише порівнюється з нашими даними й ніколи не стає фактом.
reconciliation-statement = Файл
reconciliation-send = Вибрати файл CSV
reconciliation-sending = Надсилання…
reconciliation-remove = Вилучити цей файл
reconciliation-analyst = Файлів ще не надіслано. Надсилати можуть аналітики.
reconciliation-shapes = Одна з трьох форм, її видно із заголовків:
reconciliation-shape-rows = рядок на кожного клієнта й місяць
reconciliation-shape-months = стовпець на кожен місяць, як Stripe вивантажує MRR за абонентами
reconciliation-shape-changes = рядок на кожну зміну
reconciliation-held = Наш проти { $file }
reconciliation-rows = { $n ->
    [one] { $n } рядок
    [few] { $n } рядки
    [many] { $n } рядків
   *[other] { $n } рядка
}
reconciliation-under = Наш за правилами
reconciliation-in-force = { $policy } (діють)
reconciliation-ours = Наш
reconciliation-theirs = Їхній
reconciliation-difference = Різниця
reconciliation-end-of = На кінець дня
reconciliation-bridge = Від нашого до їхнього на кінець дня { $day }
reconciliation-same = На кінець дня { $day } обидва збігаються, клієнт за клієнтом.
reconciliation-all-same = Обидва збігаються скрізь.
reconciliation-adds-up = Сходиться: наш плюс усі причини дорівнює їхньому для кожного клієнта й місяця.
reconciliation-unexplained = { $n ->
    [one] { $n } різниця не має причини, яку підтверджують факти
    [few] { $n } різниці не мають причини, яку підтверджують факти
    [many] { $n } різниць не мають причини, яку підтверджують факти
   *[other] { $n } різниці не мають причини, яку підтверджують факти
}
reconciliation-months = За місяцями, у { $currency }
reconciliation-months-about = Виберіть місяць, щоб побачити його місток і клієнтів.
reconciliation-causes = Причини
reconciliation-causes-about = За всі місяці файлу. Причина враховується, якщо підрахунок клієнта в такий спосіб дає їхню цифру; нічого не вгадується.
reconciliation-cause = Причина
reconciliation-amount = Їхній мінус наш, { $currency }
reconciliation-differences = Різниць
reconciliation-largest = Найбільші
reconciliation-try = Правило, що це пояснює
reconciliation-try-title = Порахувати наш із цим налаштуванням
reconciliation-effect = що це змінить
reconciliation-no-policy = правила ні до чого
reconciliation-customers = Клієнти з різницею на кінець дня { $day }
reconciliation-all-causes = Усі причини
reconciliation-how = Як виявлено
reconciliation-also = ; також підходить: { $causes }
reconciliation-no-difference = Тут різниць немає.
reconciliation-discounts = Знижки
reconciliation-trials = Пробні періоди
reconciliation-past-due = Прострочена оплата
reconciliation-paused = Паузи
reconciliation-cancellation = Коли враховується скасування
reconciliation-usage = Облікове споживання
reconciliation-term = Тривалість періодів
reconciliation-tax = Податки
reconciliation-fx = Курси валют
reconciliation-invoices = Коли враховуються рахунки
reconciliation-credits = Повернення коштів і кредит-ноти
reconciliation-timing = Різниця в кілька днів
reconciliation-rounding = Округлення
reconciliation-closed-months = Місяць закрито, а факти надійшли пізніше
reconciliation-only-ours = Клієнта знаємо лише ми
reconciliation-only-theirs = Клієнта знають лише вони
reconciliation-unknown = Невідомо
reconciliation-closed = Закриті місяці
reconciliation-closed-about = Закритий місяць зберігає свої цифри. Що стає відомо пізніше, видно тут і враховується як виправлення в першому відкритому місяці.
reconciliation-none-closed = Жодного місяця ще не закрито.
closes-title = Закриття місяців
closes-about = Зафіксовані місяці та хто підписав.
closes-signed = Підпис
closes-at = Коли закрито
closes-stands = закрито
closes-was-reopened = відкрито знову
closes-close = Закрити місяць
closes-close-month = Закрити { $month }
closes-close-text = Місяць зберігає свої показники, хоч що імпортують чи скасують пізніше. Місяці закривають по черзі.
closes-first-text = Перше закриття фіксує й усі попередні місяці.
closes-note = Примітка
closes-reopen = Відкрити знову
closes-reopen-month = Відкрити знову: { $month }
closes-reopen-text = Це скасує останнє закриття. Воно залишиться в записах разом із вашою приміткою.
closes-closed = { $month }: місяць закрито.
closes-reopened = { $month }: місяць знову відкрито.
closes-workbook = Книга Excel
reconciliation-closes = { $n ->
    [one] { $n } закриття: { $months }
    [few] { $n } закриття: { $months }
    [many] { $n } закриттів: { $months }
   *[other] { $n } закриття: { $months }
}
reconciliation-unchanged = Після закриття про ці місяці нічого нового не відомо.
reconciliation-changed = { $n ->
    [one] { $n } зміна відтоді, разом { $amount }
    [few] { $n } зміни відтоді, разом { $amount }
    [many] { $n } змін відтоді, разом { $amount }
   *[other] { $n } зміни відтоді, разом { $amount }
}
reconciliation-month = Місяць
reconciliation-as-closed = На момент закриття
reconciliation-as-now = Як відомо тепер
reconciliation-why = Через що
reconciliation-fact = { $what } (імпорт { $batch })
reconciliation-up-to = усі по { $month } включно
reconciliation-new = нове
reconciliation-superseded = замінене
reconciliation-undone = скасоване
reconciliation-by-policy = інші правила
reconciliation-more-facts = { $n ->
    [one] і ще { $n }
    [few] і ще { $n }
    [many] і ще { $n }
   *[other] і ще { $n }
}

## Figures

figure-definition = Визначення
figure-variant = Варіант
figure-after = через { $age }
figure-by = Поділити за
figure-by-none = без поділу
figure-unknown = Показника { $metric } немає.
figure-periods = За періодами
figure-periods-about = Оберіть період, щоб побачити, хто за цією цифрою.
figure-change = Зміна
figure-ripens = Зростає й після завершення періоду: пізніші мали менше часу, тож їх не можна порівнювати з ранішими.
figure-course = Перебіг
figure-whole = Усі разом
figure-likely = Імовірно
figure-no-heading = не вказано
figure-split = { $name } · { $by }
figure-largest = { $n } найбільших із { $all }; у таблиці всі.
figure-headings = Поділ: { $by }
figure-variants = Інші способи обчислення
figure-variants-about = Постачальники й статті різняться; визначення каже, хто що використовує.
figure-is-split = поділено
figure-rows = З чого складається { $period }
figure-no-rows = За цією цифрою нічого немає: усі доданки нульові або не є сумами за клієнтами.
figure-term = Доданок
figure-rows-counted = { $n ->
    [one] { $n } рядок
    [few] { $n } рядки
    [many] { $n } рядків
   *[other] { $n } рядка
}
figure-sums = у сумі дає доданок
figure-sums-not = у сумі не дає доданка
figure-record = Запис
figure-adds = Додає
figure-rows-of = З чого складається { $period }: { $group }
figure-headings-about = Оберіть заголовок, щоб побачити, хто за його цифрою.

## Definitions

definitions-about = Що означає кожен із { $n ->
    [one] { $n } показника
    [few] { $n } показників
    [many] { $n } показників
   *[other] { $n } показника
}, як його обчислюють і хто робить саме так
definitions-find = Знайти показник
definition-figures = Переглянути цифри
definition-variants = Способи обчислення
definition-variants-about = Перший Tenure показує, якщо не обрано інший.
definition-usual = звичний
definition-split = Поділяється за { $by }, якщо не вказано інше
definition-needs = Потребує таблиць { $tables }
definition-instead = або { $column } у { $tables }
definition-benchmarks = Орієнтири
definition-benchmarks-about = Опубліковані цифри, кожна зі своєю вибіркою та застереженнями. Початок розмови, а не вирок.
definition-no-year = рік не вказано
definition-no-sample = вибірку не вказано
definition-better-up = Що більше, то краще.
definition-better-down = Що менше, то краще.
definition-example = Приклад, { $period }:
definition-settings = Чинні налаштування
definition-settings-about = Від чого залежить показник: інший вибір інакше рахує MRR і те, хто є клієнтом.
definition-settings-account = Правила обліку MRR не змінюють цього показника; його змінюють налаштування облікового запису.
definition-settings-own = не стандартно
definition-week = Тиждень починається
definition-year = Фінансовий рік починається

## Benchmarks and targets

targets-all = Усі цілі
targets-about = Якими показники мають бути і якими є
targets-metric = Показник
targets-period = Період
targets-value = Ціль
targets-set = Поставити ціль
targets-keep = Поставити
targets-how = Частки пишуться у відсотках: 105 — це 105 %.
targets-in-days = днів
targets-in-months = місяців
targets-no-number = Це не число.
targets-removed = Ціль для показника «{ $name }», { $period }, вилучено
targets-none = Цілей ще немає
targets-none-text = Ціль каже, яким має бути показник за місяць, квартал або рік.
targets-is = є { $value }
targets-met = досягнуто
targets-missed = не досягнуто
benchmarks-all = Усі орієнтири
benchmarks-family = Група
benchmarks-every = Усі
benchmarks-within = у межах
benchmarks-above = вище меж
benchmarks-below = нижче меж
benchmarks-unknown = немає цифри для порівняння
benchmarks-few = Показників з опублікованим орієнтиром, джерело якого можна назвати: { $bands } із { $all }. Для решти немає жодного замість такого, якого ніхто не перевірить.
targets-line = Ціль, { $period }: { $value }
targets-not-yet = ще не досягнуто

## Annotations

annotations-about = Що сталося певного дня: часові графіки показують це на своєму місці.
annotations-add = Додати примітку
annotations-change = Змінити примітку
annotations-edit = Змінити
annotations-at = День
annotations-kind = Вид
annotations-text = Що сталося
annotations-hint = Ціни зросли на 8 %
annotations-author = Хто
annotations-keep = Зберегти
annotations-kept = Примітку збережено
annotations-removed = Примітку вилучено
annotations-all = Усі примітки
annotations-none = Приміток ще немає
annotations-none-text = Випуск, нова ціна, інше визначення: запишіть день, і кожен часовий графік його покаже.
annotations-release = Випуск
annotations-price = Ціна
annotations-definition = Визначення
annotations-import = Дані
annotations-other = Інше

## Calculators

calculators-about = Звичні показники з введених чисел. Нічого не зберігається.
calculators-which = Показник
calculators-type = Введіть числа — результат з’явиться тут одразу.
calculators-between = від { $low } до { $high }, з урахуванням випадковості
calculators-at-least = щонайменше { $low }, з урахуванням випадковості
calculators-one-way = Заповніть одне з цього, а решту лишіть порожнім: { $ways }
calculators-too-much = «{ $part }» не може бути більше, ніж «{ $whole }».
calculators-wrong-amount = Сума не буває меншою за 0; пишіть так: { $like }.
calculators-wrong-count = Тут рахують: ціле число, наприклад { $like }.
calculators-wrong-share = Частку пишуть зі знаком, { $percent }, або меншою за 1, { $like }.
calculators-wrong-level = Відсоток від 50 до { $most }, наприклад 95.
calculators-wrong-months = Ціле число місяців, від 1 до 600.
calculators-wrong-currency = Код із трьох літер, наприклад EUR.
calculators-month = Місяць
calculators-quarter = Три місяці
calculators-year = Рік
calculators-adjusted = Скоригований Вальд
calculators-trinomial = Триноміальний, як пораховано
calculators-of-arpa = Середній дохід на обліковий запис
calculators-of-arr = Річний регулярний дохід: 12 × MRR
calculators-of-cac = Вартість залучення клієнта
calculators-of-change = Чи відрізняється один рівень відтоку від іншого не випадково
calculators-of-churn = Рівень відтоку клієнтів: втрачені ÷ на початку
calculators-of-clv = Пожиттєва цінність клієнта
calculators-of-crc = Вартість утримання клієнтів
calculators-of-crr = Рівень утримання клієнтів: (кінець − нові) ÷ початок
calculators-of-csat = Задоволеність клієнтів: позитивні ÷ відповіді
calculators-of-gross-margin = Валова маржа
calculators-of-growth = Зростання, а для кількох місяців — і за місяць
calculators-of-grr = Валове утримання доходу
calculators-of-lead-to-customer = Конверсія лідів у клієнтів
calculators-of-lifetime = Тривалість життя в місяцях: 1 ÷ відтік
calculators-of-ltv-cac = Пожиттєва цінність на одиницю вартості залучення
calculators-of-nps = Індекс споживчої лояльності (NPS)
calculators-of-nrr = Чисте утримання доходу
calculators-of-payback = Місяців до окупності клієнта
calculators-of-quick-ratio = Quick ratio: здобутий MRR ÷ втрачений MRR
calculators-of-revenue-churn = Валовий і чистий відтік доходу
calculators-of-trial-conversion = Конверсія пробних періодів
calculators-in-mrr = MRR
calculators-in-paying = Клієнти, що платять
calculators-in-currency = Валюта
calculators-in-level = Рівень довіри інтервалу, у відсотках
calculators-in-spend = Скільки за період коштували продажі й маркетинг разом із людьми
calculators-in-won = Клієнти, здобуті за період, без тих, що повернулися
calculators-in-lost = Втрачені клієнти
calculators-in-start = Клієнти на початку
calculators-in-lost-then = Втрачені тоді або в іншому сегменті
calculators-in-start-then = Клієнти на тому початку
calculators-in-lost-of-start = Клієнти з початку, яких втрачено
calculators-in-period = Скільки тривав період
calculators-in-period-year = Скільки тривав період; орієнтир — за рік
calculators-in-mrr-each = MRR на клієнта
calculators-in-mrr-all = Замість MRR на клієнта: MRR усіх
calculators-in-margin = Валова маржа, наприклад { $like }
calculators-in-contract-months = Замість відтоку: середня тривалість договорів у місяцях
calculators-in-month-churn = Відтік за місяць, наприклад { $like }
calculators-in-month-lost = Замість відтоку: клієнти, втрачені за місяць; тоді буде інтервал
calculators-in-month-start = Клієнти на початку місяця
calculators-in-crc-cost = Команда успіху, інструменти, маркетинг для клієнтів, навчання, програми лояльності за період
calculators-in-active = Активні клієнти
calculators-in-end = Клієнти наприкінці
calculators-in-won-of-end = З них здобуті за період
calculators-in-positive = Позитивні відповіді: 4 і 5 з 5, 6 і 7 з 7, 9 і 10 з 10
calculators-in-answers = Усі відповіді, без тих, хто пропустив
calculators-in-revenue = Дохід
calculators-in-sales-cost = Собівартість: хостинг, підтримка, платежі
calculators-in-from = Сума тоді
calculators-in-to = Сума тепер
calculators-in-months = Скільки місяців між ними
calculators-in-mrr-start = MRR на початку
calculators-in-mrr-less = На скільки менше платять клієнти, що лишилися
calculators-in-mrr-more = На скільки більше платять клієнти з початку
calculators-in-mrr-left = MRR тих, хто пішов
calculators-in-mrr-new = MRR нових клієнтів
calculators-in-mrr-new-one = MRR нового клієнта
calculators-in-mrr-back = MRR клієнтів, що повернулися
calculators-in-leads-won = Ліди, що стали клієнтами
calculators-in-leads = Усі ліди
calculators-in-clv = Пожиттєва цінність клієнта
calculators-in-cac = Вартість залучення клієнта
calculators-in-promoters = Відповіді 9 або 10
calculators-in-passives = Відповіді 7 або 8
calculators-in-detractors = Відповіді 6 і менше
calculators-in-interval = Як будується інтервал
calculators-in-converted = Пробні, що стали платними
calculators-in-trials = Пробні, що почалися в тому ж періоді

## Settings

policies-about = За якими правилами рахуються MRR, відтік і утримання. Вплив іншого правила видно до вибору.
policies-begin = Почати з
policies-in-force = Діють:
policies-tried = Пробні:
policies-choose = Застосувати відтепер
policies-chosen = Показники тепер рахуються за цими правилами
policies-settings = Налаштування
policies-setting = Налаштування
policies-value = Значення
policies-can-be = Може бути:
policies-says = Що каже постачальник
policies-effect = Що це змінить
policies-now = Діють
policies-then = Пробні
policies-change = Різниця
policies-save = Зберегти під назвою
policies-save-about = Кожне збереження — нова версія; жодна не змінюється.
policies-name = Назва
policies-keep = Зберегти
policies-saved = Правила { $name } збережено
policies-of-discounts = Знижки, що зменшують MRR
policies-of-paid-trials = Платні пробні періоди
policies-of-usage = Плата за використання
policies-of-past-due = Платіж прострочено
policies-of-unpaid = Платіж визнано невдалим
policies-of-paused = Призупинені підписки
policies-of-zero-amount = Зниження ціни до нуля
policies-of-churn-recognised = Коли клієнт вважається втраченим
policies-of-reactivation = Повернення є реактивацією
policies-of-gap-tolerance = Перерва, що не є відходом
policies-of-netting = Зміни в цих межах є одним рухом
policies-of-new-and-gone = Прийшли й пішли за один період
policies-of-constants = Тижнів і днів у місяці
policies-of-fx = День курсу валют
policies-of-invoice-existing = Рахунок наявної підписки враховується, коли його
policies-of-invoice-new = Перший рахунок підписки враховується, коли його
policies-of-void-invoices = Анульовані рахунки враховуються
policies-of-uncollectible = Безнадійні рахунки
policies-of-failed-first-payment = Перший платіж не пройшов
policies-of-refunds = Повернення коштів
policies-of-credit-notes = Кредит-ноти, що зменшують MRR
policies-of-disputes = Оскаржені платежі
policies-of-merges = Об’єднані клієнти є одним
policies-value-forever-limited = безстрокові, а строкові — поки діють
policies-value-forever-repeating = так само, але без одноразових
policies-value-forever = лише безстрокові
policies-value-discounts-all = усі, а також від’ємні разові рядки підписки
policies-value-discounts-none = жодні: MRR за прейскурантом
policies-value-one-off = разовий дохід
policies-value-count = враховується
policies-value-exclude = не враховується
policies-value-last-invoice = як в останньому рахунку
policies-value-trailing-mean = середнє з трьох останніх рахунків
policies-value-minimum-commitment = гарантований мінімум
policies-value-keep = лишається
policies-value-churn = відтік
policies-value-zero = MRR стає нулем до відновлення
policies-value-contraction = скорочення: лишається клієнтом
policies-value-service-ends = коли закінчується обслуговування
policies-value-requested = коли подано запит на скасування
policies-value-billing-ended = коли це каже білінг
policies-value-any-gap = завжди
policies-value-gap-none = жодна: рахується кожна перерва
policies-value-same-day = кінець і початок того самого дня
policies-value-migration = до { $n ->
    [one] { $n } дня
    [few] { $n } днів
    [many] { $n } днів
   *[other] { $n } дня
} навколо переходу { $day }
policies-value-netting-none = лише в ту саму мить
policies-value-netting-day = протягом дня
policies-value-show = показано обидва рухи
policies-value-suppress = не показано жодного
policies-value-average-year = за роком у 365,25 дня
policies-value-weeks-52 = за 52 тижнями й 365 днями на рік
policies-value-weeks-4 = 4 тижні, 30 днів
policies-value-component-start = коли почала діяти ціна
policies-value-renewal = за кожного поновлення
policies-value-period-end = наприкінці періоду
policies-value-issued = виставлено
policies-value-paid = сплачено
policies-value-never = ніколи
policies-value-until-voided = до анулювання
policies-value-until-paid = не враховується до сплати
policies-value-cash-only = стосуються лише грошей, не MRR
policies-value-full-with-cancellation = повне разом зі скасуванням: MRR закінчується
policies-value-full-erases = повне: ніби нічого й не було
policies-value-reduce = зменшують MRR на свою частку
policies-value-recurring = на регулярні рядки
policies-value-all = усі
policies-value-lost-ends-service = програні припиняють обслуговування
policies-value-from-beginning = від початку
policies-value-at-merge = від об’єднання
policies-value-churn-after = відтік через { $n ->
    [one] { $n } день
    [few] { $n } дні
    [many] { $n } днів
   *[other] { $n } дня
  }
policies-value-within = протягом { $n ->
    [one] { $n } дня
    [few] { $n } днів
    [many] { $n } днів
   *[other] { $n } дня
  }; пізніше — новий
policies-value-gap-days = до { $n ->
    [one] { $n } дня
    [few] { $n } днів
    [many] { $n } днів
   *[other] { $n } дня
  }
policies-value-minutes = протягом { $n ->
    [one] { $n } хвилини
    [few] { $n } хвилин
    [many] { $n } хвилин
   *[other] { $n } хвилини
  }
policies-value-constant = за курсом на { $day }
screen-settings = Налаштування
settings-you = Ви
settings-users = Користувачі
settings-tokens = Токени
settings-company = Компанія
settings-audit = Журнал аудиту
settings-audit-text = Що було зроблено, спершу останнє. Змінити в ньому нічого не можна.
settings-name = Ім’я
settings-company-name = Назва компанії
settings-currency = Валюта
settings-zone = Часовий пояс
settings-zone-text = Дні, тижні й місяці починаються в цьому часовому поясі на кожному екрані.
settings-save = Зберегти
settings-saved = Збережено
settings-dates-moved = { $n ->
    [one] { $n } дата, прочитана в { $zone }, тепер припадає на інший день: { $date } стало { $now }.
    [few] { $n } дати, прочитані в { $zone }, тепер припадають на інші дні: { $date } стало { $now }.
    [many] { $n } дат, прочитаних у { $zone }, тепер припадають на інші дні: { $date } стало { $now }.
   *[other] { $n } дати, прочитаної в { $zone }, тепер припадають на інші дні: { $date } стало { $now }.
} Скасуйте ті імпорти й імпортуйте файли знову або виберіть { $zone }.
settings-backup = Резервна копія
backups-about = Усі факти, користувачі й налаштування в одному файлі, крім ключа секретів. Він лежить поруч із даними: збережіть його й деінде.
backups-make = Створити резервну копію
backups-none = Резервних копій ще не створювали.
backups-last = Останню створено { $at } і звірено з контрольними сумами.
backups-last-unverified = Останню створено { $at }; її ще не звіряли з контрольними сумами.
backups-done = Резервну копію створено й перевірено.
backups-made = Створено
backups-verified = Перевірено
backups-size = Розмір
backups-save = Зберегти
backups-remove-one = Вилучити копію від { $at }
backups-remove-text = Її файл буде видалено із сервера, повернути його не можна. Копії, збережені деінде, залишаться.
backups-command = У командному рядку, наприклад за щоденним розкладом:
settings-password = Пароль
settings-password-current = Дотеперішній пароль
settings-password-new = Новий пароль
settings-password-rule = Десять символів або більше; кілька слів легко запам’ятати.
settings-password-change = Змінити пароль
settings-password-done = Пароль змінено; усі інші сеанси завершено.
settings-sessions = Де ви увійшли
settings-browser = Браузер
settings-address = Адреса
settings-used = Востаннє використано
settings-end = Завершити
settings-role = Роль
settings-role-viewer = Глядач
settings-role-analyst = Аналітик
settings-role-admin = Адміністратор
settings-role-owner = Власник
settings-masked = без імен
settings-masked-text = Приховати імена, пошту й коментарі клієнтів
settings-seen = Останній візит
settings-change = Змінити
settings-user-add = Додати користувача
settings-remove = Вилучити
settings-token-new = Новий токен
settings-token-text = Програми надсилають його, щоб запитувати від вашого імені. Він не може більше, ніж ви.
settings-token-for = Для чого він
settings-token-make = Створити токен
settings-token-once = Скопіюйте зараз: більше його не буде показано.
settings-token-none = Токенів ще немає
settings-begins = Починається з
settings-scope = Може
settings-scope-read = читати
settings-scope-write = читати й писати
settings-scope-admin = усе, що можете ви
settings-days = На днів
settings-ends = Діє до
settings-revoke = Відкликати
settings-when = Коли
settings-who = Хто
settings-what = Що
settings-object = Над чим
settings-newest = Найновіші
settings-older = Давніші
settings-did-session-begin = Увійшли
settings-did-session-end = Вийшли
settings-did-user-create = Додано користувача
settings-did-user-change = Змінено користувача
settings-did-user-password = Змінено пароль
settings-did-user-remove = Видалено користувача
settings-did-token-create = Створено токен
settings-did-token-revoke = Відкликано токен
settings-did-company-change = Змінено дані компанії
settings-did-policy-choose = Застосовано правила обліку
settings-did-policy-save = Збережено правила обліку
settings-did-segment-create = Створено сегмент
settings-did-segment-change = Змінено сегмент
settings-did-segment-restore = Повернено сегмент
settings-did-segment-remove = Видалено сегмент
settings-did-note-create = Додано нотатку
settings-did-note-change = Змінено нотатку
settings-did-note-remove = Видалено нотатку
settings-did-annotation-create = Додано примітку до графіків
settings-did-annotation-change = Змінено примітку до графіків
settings-did-annotation-restore = Повернено примітку до графіків
settings-did-annotation-remove = Видалено примітку до графіків
settings-did-target-set = Задано ціль
settings-did-target-restore = Повернено ціль
settings-did-target-remove = Видалено ціль
settings-did-source-create = Під’єднано джерело
settings-did-source-change = Змінено джерело
settings-did-source-check = Перевірено ключ джерела
settings-did-source-sync = Опитано джерело
settings-did-source-events = Забрано події
settings-did-source-remove = Видалено джерело
settings-did-import-send = Надіслано файли
settings-did-import-map = Зіставлено стовпці
settings-did-import-plan = Сплановано імпорт
settings-did-import-apply = Виконано імпорт
settings-did-import-remove = Відкинуто імпорт
settings-did-mapping-save = Збережено відповідність
settings-did-mapping-remove = Видалено відповідність
settings-did-batch-undo = Скасовано імпорт
settings-did-demo-make = Створено демокомпанію
settings-did-demo-remove = Видалено демокомпанію
settings-did-statement-send = Надіслано файл для звірки
settings-did-statement-remove = Видалено файл для звірки
settings-did-job-add = Замовлено завдання
settings-did-job-cancel = Скасовано завдання
settings-did-key-rotate = Змінено ключ секретів
settings-did-month-close = Закрито місяць
settings-did-month-reopen = Місяць відкрито знову
settings-did-export-make = Експортовано дані
settings-did-backup-make = Створено резервну копію
settings-did-backup-read = Завантажено резервну копію
settings-did-backup-remove = Видалено резервну копію
settings-thing-annotation = Анотація
settings-thing-backup = Резервна копія
settings-thing-company = Компанія
settings-thing-data = Дані
settings-thing-demo = Демонстраційна компанія
settings-thing-import = Імпорт
settings-thing-job = Завдання
settings-thing-key = Ключ секретів
settings-thing-mapping = Відповідність
settings-thing-month = Місяць
settings-thing-note = Нотатка
settings-thing-policy = Правила
settings-thing-segment = Сегмент
settings-thing-session = Сеанс
settings-thing-source = Джерело
settings-thing-statement = Файл для звірки
settings-thing-target = Ціль
settings-thing-token = Токен
settings-thing-user = Користувач
settings-via-link = За посиланням
settings-via-password = За паролем
settings-via-session = У панелі
settings-via-terminal = Із термінала
settings-via-token = За токеном
settings-terminal = Термінал

## Login and first run

screen-login = Вхід
screen-setup = Налаштування Tenure
login-email = Електронна пошта
login-password = Пароль
login-go = Увійти
login-wrong = Пошта й пароль не відповідають одне одному.
login-too-many = Було забагато спроб. Зачекайте трохи й спробуйте знову.
login-lost = Забули пароль? Адміністратор може дати новий, або на сервері: tenure user password
login-next = Увійдіть, щоб перейти туди, куди прямували.
login-needs-admin = Увійти ще ніхто не може. Відкрийте посилання, яке термінал показав під час запуску Tenure; новий запуск покаже нове.
setup-text = Ви станете власником, якому дозволено все.
setup-go = Створити власника
setup-company = Ваша компанія
setup-company-text = Валюту й часовий пояс можна змінити пізніше.
setup-next = Далі
setup-done = Tenure уже налаштовано.
