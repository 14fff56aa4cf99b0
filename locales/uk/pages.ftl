# Pages of the command line, each under its own heading.
#
# Numbers are filled in as the language writes them; $n and other counts choose the plural.

## Headings of several tables

col-at = Коли
col-day = День
col-month = Місяць
col-months = Місяці
col-from = Від
col-to = До
# Ends of an interval.
col-low = від
col-high = до
col-customer = Клієнт
col-customers = Клієнти
col-name = Назва
col-kind = Вид
col-cause = Причина
col-amount = Сума
col-currency = Валюта
col-mrr = MRR, { $currency }
col-subscription = Підписка
col-subscriptions = Підписки
col-plan = План
col-plans = Плани
col-sources = Джерела
col-reason = Названа причина
col-share = Частка
col-left = Пішли
col-change = Зміна
col-last-seen = Востаннє активний
col-table = Таблиця
col-policy = Політика
col-what = Що
head-segment = клієнти: { $segment }

## How customers stand, and why their MRR moves

# Programs ask for kinds and causes by their English ids.
kind-segment-in = увійшов у сегмент
kind-segment-out = вийшов із сегмента
movement-cause-price = ціна
movement-cause-seats = місця
movement-cause-plan = інший план
movement-cause-cross-sell = інший продукт
movement-cause-coupon = знижка
movement-cause-term = строк оплати
movement-cause-usage = споживання
movement-cause-voluntary = на прохання
movement-cause-involuntary = через несплату
movement-cause-retention-policy = за нашою політикою
movement-cause-policy = інша політика
movement-cause-unknown = невідомо
standing-customer = клієнт
standing-paused = на паузі
standing-free = безкоштовно
standing-former = колишній
standing-none = ще не клієнт

## Movements

movements-corrects = Виправляє

## Customers

customers-arr = ARR, { $currency }
customers-change = Зміна за 90 днів
customers-status = Стан
customers-since = З
customers-last-movement = Останній рух
customers-renewal = Поновлення
customers-open-tickets = Відкриті звернення
customers-last-nps = Останній NPS
customers-in-all = Усього
customers-count = { $n ->
    [one] { $n } клієнт
    [few] { $n } клієнти
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}, { $day }
customers-some = { $shown } із { $n ->
    [one] { $n } клієнта
    [few] { $n } клієнтів
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}, { $day }
customers-untold = сума без MRR { $n ->
    [one] { $n } клієнта
    [few] { $n } клієнтів
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}

## One customer

customer-called = { $name } ({ $id })
customer-at = { $who } на кінець дня { $day }
customer-on = { $who }, { $day }
customer-pays = MRR { $mrr }, { $status }
customer-mrr-untold = MRR —, { $status }: { $why }
customer-since = клієнт з { $day }
customer-renewal = поновлення { $day }, MRR { $mrr } ({ $outcome })
customer-seen = { $n ->
    [one] { $n } активний користувач
    [few] { $n } активні користувачі
    [many] { $n } активних користувачів
   *[other] { $n } активного користувача
} за 28 днів, востаннє { $day }
customer-never-seen = { $n ->
    [one] { $n } активний користувач
    [few] { $n } активні користувачі
    [many] { $n } активних користувачів
   *[other] { $n } активного користувача
} за 28 днів, активності не було
customer-owner = відповідальний { $name }
customer-country = країна { $name }
customer-industry = галузь { $name }
customer-channel = канал { $name }
customer-happened = Що відбулося, { $n }
customer-happened-some = Що відбулося, { $shown } з { $n }
customer-event = Подія
customer-about = Про що
customer-words = Слова
happened-movement = рух
happened-subscription = підписка
happened-change = зміна
happened-invoice = рахунок
happened-payment = платіж
happened-refund = повернення коштів
happened-credit-note = кредит-нота
happened-dispute = спір
happened-trial = пробний період
happened-seats = місця
happened-ticket = звернення
happened-answer = відповідь
happened-feedback = відгук
happened-milestone = віха
happened-goal = ціль
happened-interaction = контакт із нами
happened-contact = контактна особа
happened-referral = рекомендація
event-started = почато
event-past-due = прострочено
event-cancel-requested = надійшло прохання скасувати
event-ended = завершено
event-changed = змінено
event-issued = виставлено
event-paid = оплачено
event-voided = анульовано
event-tried = спроба
event-refunded = повернено
event-credited = зараховано
event-disputed = оскаржено
event-converted = став клієнтом
event-purchased = придбано
event-opened = відкрито
event-solved = вирішено
event-answered = відповів
event-said = сказано
event-reached = досягнуто
event-set = поставлено
event-achieved = здійснено
event-met = зустріч
event-left = пішла з компанії
event-referred = порекомендував
event-succeeded = успішно
event-failed = невдало

## How long customers stay

survival-title = Як довго лишаються клієнти
survival-since = від { $column }
survival-observed = спостереження з { $day }
survival-nobody = клієнтів іще не було
survival-customers = { $n ->
    [one] { $n } клієнт
    [few] { $n } клієнти
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}, пішли: { $left }
survival-customers-late = { $n ->
    [one] { $n } клієнт
    [few] { $n } клієнти
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}, з них спостерігаються лише з пізнішого стажу: { $late }, пішли: { $left }
survival-half = Половина пішла через: { $when }
survival-mean = Середнє за перші { $months ->
    [one] { $months } місяць
    [few] { $months } місяці
    [many] { $months } місяців
   *[other] { $months } місяця
}: { $mean }
survival-longer = довше, ніж спостерігалося
survival-longer-than = довше, ніж спостерігалося ({ $level }: щонайменше { $months ->
    [one] { $months } місяць
    [few] { $months } місяці
    [many] { $months } місяців
   *[other] { $months } місяця
})
survival-median = { $months ->
    [one] { $months } місяць
    [few] { $months } місяці
    [many] { $months } місяців
   *[other] { $months } місяця
} ({ $level }: { $low } – { $high })
survival-less = менше
survival-as-customer = { $months ->
    [one] { $months } місяць
    [few] { $months } місяці
    [many] { $months } місяців
   *[other] { $months } місяця
} у статусі клієнта ({ $level }: { $low } – { $high })
survival-unseen = — нікого не спостерігали так довго
survival-at-risk = Під спостереженням
survival-left-by-then = Пішли на той час
survival-still = Досі є
survival-half-column = Половина пішла через
survival-mean-column = Середнє за { $months ->
    [one] { $months } місяць
    [few] { $months } місяці
    [many] { $months } місяців
   *[other] { $months } місяця
}
survival-range = { $value } ({ $low } – { $high })
survival-note = Каплан–Маєр; інтервали { $level }, { $method }
survival-no-method = ще немає
survival-from-month = починаючи з місяця { $month } під спостереженням менш ніж { $n }: вони є в --format csv
survival-few = ~ тоді під спостереженням менш ніж { $n }
# $name is a heading, or what stands for everyone; $months a number with decimals.
survival-broken = { $name } на позначці { $months ->
    [one] { $months } місяць
    [few] { $months } місяці
    [many] { $months } місяців
   *[other] { $months } місяця
} пішли всі, кого тоді спостерігали, хоча інших спостерігають пізніше; далі крива нічого не показує
survival-before = { $name } до позначки { $months ->
    [one] { $months } місяць
    [few] { $months } місяці
    [many] { $months } місяців
   *[other] { $months } місяця
} нікого не спостерігали
survival-untested = Логранговий критерій: — { $why }
survival-untested-none-left = з жодної групи ніхто не пішов, поки була інша
survival-untested-many = понад { $n } груп
survival-test = Логранговий критерій: χ² { $value }, { $freedom ->
    [one] { $freedom } ступінь
    [few] { $freedom } ступені
    [many] { $freedom } ступенів
   *[other] { $freedom } ступеня
} свободи, { $p }: { $verdict }
survival-by-chance = криві могли б так різнитися й випадково
survival-by-more = криві різняться більше, ніж випадково

## Why churn moved

change-title = Чому змінився відтік: { $before } → { $after }
change-by = поділ: { $dimension }
change-customers-then = Клієнти тоді
change-churn-then = Відтік тоді
change-lost-then = Втрачено тоді
change-customers-now = Клієнти зараз
change-churn-now = Відтік зараз
change-lost-now = Втрачено зараз
change-rate = Власний рівень
change-weight = Вага
change-both = Разом
change-all = Усі
change-effects = Впливи у відсоткових пунктах; у сумі вони дають зміну
change-chance = Інтервал { $level } зміни: { $low } – { $high } ({ $method }): така зміна могла статися й випадково
change-no-chance = Інтервал { $level } зміни: { $low } – { $high } ({ $method }): більше, ніж випадковість
change-partial = пізніший період ще не скінчився, або дані закінчуються раніше за нього

## Headings that customers are split by

# Bands of the time as a customer, in whole months.
tenure-0 = 0–2 місяці
tenure-3 = 3–5 місяців
tenure-6 = 6–11 місяців
tenure-12 = 12–23 місяці
tenure-24 = 24–35 місяців
tenure-36 = 36 місяців і більше
contract-0 = менш ніж місяць
contract-1 = 1–2 місяці
heading-none = (немає)
heading-untold = (неможливо визначити)

## When customers have paid for their acquisition

payback-title = Що клієнти принесли, мінус вартість їх залучення
payback-each = { $currency } на кожного
payback-cost = Вартість
payback-after = Окупилося через
payback-together = Разом
payback-not-yet = ще ні
payback-note = Стовпці — це місяці, протягом яких кожен є клієнтом, кожен із валовою маржею свого календарного місяця; ті, хто пішов, більше нічого не приносять. Порожньо: не всі є клієнтами так довго. Разом: когорти, які є.
payback-deepest = Найнижча точка на клієнта, усі когорти разом: { $amount } через { $when }.
payback-no-cash = — рух грошей: { $why }
payback-cash-back = Касовий мінімум: { $amount } ({ $when }); це маржа клієнтів, що прийшли, мінус витрати (початок: { $from }); знову вище 0: { $then }.
payback-cash-still = Касовий мінімум: { $amount } ({ $when }); це маржа клієнтів, що прийшли, мінус витрати (початок: { $from }); { $then }: { $still }.

## What a new customer is worth

clv-title = Скільки вартий новий клієнт
clv-at = на кінець дня { $day }
clv-value = Протягом { $months ->
    [one] { $months } місяця
    [few] { $months } місяців
    [many] { $months } місяців
   *[other] { $months } місяця
}, з дисконтом { $discount } на рік: { $value } ({ $level }: від { $low } до { $high })
clv-made = { $arpa } MRR × { $paid } міс., за які він, як очікується, заплатить, дисконтовано
clv-made-margin = { $arpa } MRR × валова маржа { $margin } × { $paid } міс., за які він, як очікується, заплатить, дисконтовано
clv-none = Протягом { $months ->
    [one] { $months } місяця
    [few] { $months } місяців
    [many] { $months } місяців
   *[other] { $months } місяця
}, з дисконтом { $discount } на рік: — { $why }
clv-covers = Лише клієнти зі строком договору { $terms }, { $share } MRR: для інших строків моделі ще немає.
clv-few-left = строк договору { $term }: поки що пішли: { $n }, а для прогнозу потрібно щонайменше { $least }
clv-few-renewals = строк договору { $term }: найбільше зафіксованих поновлень: { $n }, а для прогнозу потрібно щонайменше { $least }
clv-term = Строк договору
clv-each = MRR кожного, { $currency }
clv-months = Оплачені місяці
clv-held = Лишилися після стількох поновлень, строк договору { $term }:
clv-renewals = Поновлення
clv-seen = Фактично
clv-model = За моделлю
clv-interval = Інтервал { $level }, { $method }: для тривалості, протягом якої лишаються; суми платежів узято як є.
clv-note = Оцінка: зсунута бета-геометрична модель (Fader і Hardie 2007), підібрана для кожного строку договору до того, як довго лишалися ті, хто з нього почав. Вона припускає, що нові клієнти такі самі, як попередні, і що кожен платитиме й далі стільки, скільки зараз.

## Who uses the product

usage-title = Використання за клієнтами · { $days ->
    [one] { $days } день
    [few] { $days } дні
    [many] { $days } днів
   *[other] { $days } дня
} по { $last } · тренд проти попередніх
usage-users = Користувачі
usage-user-days = Користувачо-дні
usage-stickiness = Регулярність
usage-features = Функції
usage-weeks = Тижнів із 12
usage-before = Раніше
usage-trend = Тренд
usage-key-unused = Ключові функції, якими не користувалися
usage-more = { $shown } із { $n ->
    [one] { $n } клієнта
    [few] { $n } клієнтів
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}; --limit покаже більше
usage-future = { $n ->
    [one] { $n } подію
    [few] { $n } події
    [many] { $n } подій
   *[other] { $n } події
} з майбутнього, до { $day }, не враховано
usage-future-hint = перевірте годинник системи, яка ставить ці дати
usage-unnamed = { $n ->
    [one] { $n } подія
    [few] { $n } події
    [many] { $n } подій
   *[other] { $n } події
} без user_id: клієнт відомий, користувач — ні
usage-every-event = кожна подія рахується як користування: таблиця event_kinds може сказати, які саме

## How long customers wait for what they came for

onboarding-title = Як довго клієнти чекають на перший момент цінності
onboarding-started = почали від { $from } до { $to }
onboarding-nobody = у ці дні ніхто не почав
onboarding-events = події від { $from } до { $to }
onboarding-without = без { $n }, хто почав до початку подій
onboarding-customers = { $n ->
    [one] { $n } клієнт
    [few] { $n } клієнти
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}, момент цінності вже був у { $reached }
onboarding-half = Половина дочекалася через: { $when }
onboarding-longer-than = довше, ніж спостерігалося ({ $level }: щонайменше { $days ->
    [one] { $days } день
    [few] { $days } дні
    [many] { $days } днів
   *[other] { $days } дня
})
onboarding-median = { $days ->
    [one] { $days } день
    [few] { $days } дні
    [many] { $days } днів
   *[other] { $days } дня
} ({ $level }: { $low } – { $high })
onboarding-days = Дні
onboarding-waiting = Чекають
onboarding-reached-by-then = Дочекалися на той час
onboarding-reached = Дочекалися
onboarding-half-days = Половина через (днів)
onboarding-within = За { $days ->
    [one] { $days } день
    [few] { $days } дні
    [many] { $days } днів
   *[other] { $days } дня
}

## What customers say

feedback-title = Відгуки: { $period }
feedback-themes-from = теми: { $source }
feedback-own-themes = ті, що йдуть із програмою
feedback-nothing = за цими умовами коментарів немає
feedback-no-comments = у даних немає коментарів
feedback-no-comments-hint = survey_responses.csv має коментарі у стовпці comment, feedback.csv (feedback_id, at, text) містить сказане деінде, interactions.csv (customer_id, at, text) — нотатки
feedback-unknown-language = { $code } не є мовою: її шукають у { $n ->
    [one] { $n } коментарі, що її вказує
    [few] { $n } коментарях, що її вказують
    [many] { $n } коментарях, що її вказують
   *[other] { $n } коментаря, що її вказує
}
feedback-cut = у { $n ->
    [one] { $n } коментарі
    [few] { $n } коментарях
    [many] { $n } коментарях
   *[other] { $n } коментаря
} переглянуто лише перші { $most } літер
feedback-theme = Тема
feedback-comments = Коментарі
feedback-before = Раніше
feedback-scored = З оцінкою
feedback-displeased = Незадоволені
feedback-pleased = Задоволені
feedback-of = з
feedback-no-theme = (без теми)
feedback-all = (усі)
feedback-unknown = невідома
feedback-note-before = Раніше: { $period }. Зміна у відсоткових пунктах; коментар може належати до кількох тем
feedback-note-displeased = Незадоволені: з тих, хто поставив оцінку, критики, незадоволені чи ті, кому було важко. NPS: з коментарів до цього опитування; ~ менш ніж 30
feedback-language = Мова
feedback-stated = Вказано
feedback-differing = Виявлено іншу
feedback-said-by = Хто сказав
feedback-phrase = Вислів
feedback-log-odds = Логарифм шансів
feedback-chance = Випадково
side-pleased = задоволені
side-neutral = нейтральні
side-displeased = незадоволені
feedback-list = { $language }: { $n ->
    [one] { $n } коментар
    [few] { $n } коментарі
    [many] { $n } коментарів
   *[other] { $n } коментаря
} задоволених, { $displeased } незадоволених, { $phrases }
feedback-phrases = { $n ->
    [one] { $n } вислів
    [few] { $n } вислови
    [many] { $n } висловів
   *[other] { $n } вислову
}
feedback-note-phrases = Логарифм шансів з апріорним розподілом Діріхле з усіх коментарів цією мовою (Monroe, Colaresi, Quinn 2008); кожен коментар рахується для вислову один раз. * із них випадкових не більше { $share }
feedback-said = Сказано
feedback-id = Id
feedback-on = Про
feedback-touchpoint = Точка контакту
feedback-score = Оцінка
feedback-scale = Шкала
feedback-side = Ставлення
feedback-felt = Настрій
feedback-in = Мова
feedback-tone = Слова
feedback-themes = Теми
feedback-found-by = Знайдено за
feedback-comment = Коментар
feedback-good = добре
feedback-bad = погано
feedback-score-of = { $score } з { $most }
feedback-praise = похвала
feedback-complaint = скарга
feedback-some = { $shown } із { $all }: --limit покаже більше, --format csv — усі повністю
feedback-note-verbatims = ! слова кажуть інше, ніж оцінка; — неможливо визначити

## What to mind about how long customers stay

survival-silent = немає відомостей, що хтось пішов до { $day }, хоча за рівня, який є відтоді, пішли б десь { $expected }: у даних може бракувати тих, хто пішов раніше, і тривалість може бути завищена
survival-silent-hint = --observed-from { $day } дивиться лише на те, що сталося відтоді
survival-crowd = { $n ->
    [one] { $n } клієнт має
    [few] { $n } клієнти мають
    [many] { $n } клієнтів мають
   *[other] { $n } клієнта мають
} перший MRR у { $month }, де починаються дані, значно більше, ніж у будь-якому місяці відтоді: вони могли почати раніше й лишаються довше, ніж здається
survival-crowd-hint = --since created_at рахує від дати клієнтів, --segment 'start >= { $day }' їх не враховує
survival-undated = { $n ->
    [one] { $n } клієнт не має
    [few] { $n } клієнти не мають
    [many] { $n } клієнтів не мають
   *[other] { $n } клієнта не мають
} такої дати; рахується від першого MRR
survival-untold = у { $n ->
    [one] { $n } клієнта
    [few] { $n } клієнтів
    [many] { $n } клієнтів
   *[other] { $n } клієнта
} MRR на якийсь момент неможливо визначити; їх враховано до того моменту
survival-left-before = { $n ->
    [one] { $n } клієнт пішов
    [few] { $n } клієнти пішли
    [many] { $n } клієнтів пішли
   *[other] { $n } клієнта пішли
} до { $day }: не враховано

## Bands of MRR that customers are split by

band-under = менш ніж { $n }
band-between = { $low } – { $high }
band-above = { $n } і більше
heading-no-user = (без користувача)

## What becomes of contract terms

outcome-renewed = поновлено
outcome-expanded = розширено
outcome-contracted = скорочено
outcome-lost = втрачено
outcome-leaving = іде
outcome-needs-decision = потрібне рішення
outcome-renews = поновлюється автоматично
outcome-unknown = не вказано

## How metrics move together

relate-title = Як показники змінюються разом: { $from } – { $to }
relate-none = Немає двох показників із десятьма спільними місяцями, у яких змінювалися обидва.
relate-metric = Показник
relate-course = Динаміка
relate-last = Останнє значення
relate-changes = Зміни
relate-levels = Рівні
relate-pair = Пара, спершу той, що змінюється раніше
relate-apart = Зсув
relate-interval = Інтервал { $level }
relate-chance = Випадково
relate-same-month = той самий місяць
relate-within = { $low } – { $high }
relate-under = менш ніж { $share }
relate-variant = { $metric }: { $variant }
# $spearman says of what it is.
relate-no-cause = Те, що показники змінюються разом, навіть коли один випереджає інший, не означає причинності: на обидва може впливати щось третє, а серед багатьох пар деякі змінюються разом випадково. { $spearman }.
relate-of-changes = Рангова кореляція Спірмена для змін від місяця до місяця, яку спільні тренди не вводять в оману
relate-of-changes-lags = Рангова кореляція Спірмена для змін від місяця до місяця, яку спільні тренди не вводять в оману; з кожної пари взято найімовірніший зсув із { $n }
relate-of-levels = Рангова кореляція Спірмена для рівнів: усе, що просто зростає одночасно, теж корелює
relate-of-levels-lags = Рангова кореляція Спірмена для рівнів: усе, що просто зростає одночасно, теж корелює; з кожної пари взято найімовірніший зсув із { $n }
relate-note-chance = Випадково: із { $n ->
    [one] { $n } порівняння
    [few] { $n } порівнянь
    [many] { $n } порівнянь
   *[other] { $n } порівняння
} щонайбільше така частка тих, що не ймовірніші за це, є випадковістю (Benjamini-Hochberg). Інтервали стосуються одного порівняння (Бонетт і Райт), ніби воно було єдиним, для стількох незалежних місяців, скільком рівноцінні ці.
relate-note-few = ~ рівноцінно менш ніж 30 незалежним місяцям: читайте інтервал
relate-note-shared = † мають спільні складові: вони змінюються разом і за означенням
relate-note-more = ще { $n ->
    [one] { $n } пара
    [few] { $n } пари
    [many] { $n } пар
   *[other] { $n } пари
} і кожен зсув: --format csv або json
relate-note-left-out = місяці, у яких хоч один не має значення, не враховано
relate-note-undefined = — { $name }: { $n ->
    [one] { $n } місяць
    [few] { $n } місяці
    [many] { $n } місяців
   *[other] { $n } місяця
} без значення: { $why }
relate-note-undefined-more = — { $name }: { $n ->
    [one] { $n } місяць
    [few] { $n } місяці
    [many] { $n } місяців
   *[other] { $n } місяця
} без значення: { $why }, та з інших причин

## Who recommends us

advocates-title = Прихильники: { $period }
advocates-nobody = ні прихильників, ні ключових клієнтів
advocates-nothing = немає з ким порівнювати
advocates-more = ще { $n }: --limit { $all } або --format csv
advocates-referred = порадили нас: { $referrers }; кому порадили: { $referrals }, з них стали клієнтами: { $converted }
advocates-promote = промоутери: { $promoters } з { $answered }, хто відповів
advocates-key = { $n ->
    [one] { $n } ключовий клієнт
    [few] { $n } ключові клієнти
    [many] { $n } ключових клієнтів
   *[other] { $n } ключового клієнта
}, { $share } MRR
advocates-value = Значення
advocates-advocates = Прихильники
advocates-of-all = З усіх
advocates-times = У скільки разів
advocates-against = Проти інших
advocates-from = { $level } від
advocates-note-all = У скільки разів: частка серед прихильників, поділена на частку серед усіх клієнтів. Проти інших: їхня частка мінус частка тих { $n }, хто не прихильник, у відсоткових пунктах (Ньюкомб).
advocates-note-answered = У скільки разів: частка серед прихильників, поділена на частку серед тих, хто відповів. Проти інших: їхня частка мінус частка тих { $n }, хто не прихильник, у відсоткових пунктах (Ньюкомб).
advocates-note-marked = * { $marked } із { $n } { $n ->
    [one] значення
    [few] значень
    [many] значень
   *[other] значення
} різняться більше, ніж їхній інтервал; самою випадковістю таких було б десь { $expected }. Спільна риса прихильників не мусить бути тим, чому вони радять.
advocates-note-few = ~ мало прихильників чи інших або мало одного виду: читайте інтервал
advocates-left-out = — { $name }: { $n ->
    [one] { $n } значення або більше
    [few] { $n } значення або більше
    [many] { $n } значень або більше
   *[other] { $n } значення або більше
}, забагато, щоб когось вирізнити
advocates-referrals = Рекомендації
advocates-won = Стали клієнтами
advocates-promotes = Промоутер
advocates-key-account = Ключовий клієнт
said-yes = так
said-no = ні

## Contract terms that end

renewals-title = Поновлення
renewals-head = { $days ->
    [one] { $days } день
    [few] { $days } дні
    [many] { $days } днів
   *[other] { $days } дня
} від { $day } · { $currency } · { $zone } · політика { $policy }
renewals-ahead = Строки, що спливатимуть
renewals-before = Строки, що вже спливли
renewals-due = На черзі
renewals-past = Що стало з останніми
renewals-ends = Строки, що спливають
renewals-no-terms = укажіть term_ends_at або term_started_at із term_months, а також auto_renew у subscriptions
renewals-none = немає
renewals-more = і ще { $n }: --show due або past з --format csv має всі
renewals-known-more = і ще { $n }: --show known з --format csv має всі
renewals-cancellations = Відомі скасування
renewals-coupons = Знижки, що невдовзі закінчаться
renewals-signed = Підписано, але ще не почато
renewals-pauses = Призупинення
renewals-planned = Заплановані зміни
renewals-in-all = усього { $amount }
renewals-due-mrr = На черзі, { $currency }
renewals-after = Після
renewals-known = Що відомо
renewals-cancelled-on = Скасовано
renewals-open = Відкрито
renewals-leaving = Ідуть
renewals-decision = Потрібне рішення
renewals-renewed = Поновлено
renewals-lost = Втрачено
renewals-renewed-mrr = Поновлений MRR
renewals-expansion = Розширення
renewals-contraction = Скорочення
renewals-lost-mrr = Втрачений MRR
renewals-by-customers = За клієнтами
renewals-by-mrr = За MRR

## What is known of the months ahead

ahead-signed = підписано, не почато
ahead-coupon-end = знижка закінчується
ahead-expansion = заплановане розширення
ahead-resumed = відновлюється
ahead-contraction = заплановане скорочення
ahead-paused = призупиняється
ahead-cancelled = скасовано
ahead-not-renewing = не поновлюється
ahead-unpaid = не оплачено
ahead-usage = споживання дотепер
ahead-lost-before-start = втрачено до початку
ahead-fx = курси валют
ahead-merge = об’єднано
ahead-correction = виправлення закритих місяців
cmrr-title = Законтрактований MRR
cmrr-from = від { $at }
cmrr-opening = Початок
cmrr-committed = Законтрактовано
cmrr-rest-of-month = { $month } від { $day }
cmrr-supply = рахунки не показують, що підписано, скасовано чи закінчується надалі; надайте subscriptions зі стовпцями started_at, cancel_effective_at, term_ends_at, auto_renew, discount_ends_at
cmrr-no-terms = строків контрактів не відомо, тож жоден не рахується як непоновлюваний; укажіть term_ends_at (або term_started_at із term_months) та auto_renew у subscriptions
cmrr-under-terms = { $part } із { $whole } мають строк контракту, що спливає пізніше

## Themes of comments that come with the program

theme-price = Ціна
theme-bugs = Помилки та збої
theme-support = Підтримка
theme-speed = Швидкість
theme-ease-of-use = Зручність
theme-missing-features = Бракує функцій
theme-onboarding = Початок роботи
theme-integrations = Інтеграції
theme-reporting = Звіти
theme-mobile = На телефоні
theme-billing = Рахунки й контракти
theme-praise = Похвала
theme-complaint = Скарга

## What customers are split by

# Names that are typed after --by; in English as they are typed.
dimension-plan = план
dimension-product = продукт
dimension-currency = валюта
dimension-tenure = стаж
dimension-mrr-band = розмір за MRR
dimension-pricing-model = модель ціни
dimension-contract-length = тривалість договору
dimension-company-size = розмір компанії (працівники)
dimension-company-revenue = дохід компанії
segment-as-at = { $segment } (станом на { $day })
dimension-cohort = когорта
dimension-country = країна
dimension-region = регіон
dimension-city = місто
dimension-industry = галузь
dimension-channel = канал
dimension-campaign = кампанія
dimension-owner = відповідальний
dimension-company = компанія
dimension-employees = працівники
dimension-name = назва
dimension-email = e-mail
