# What findings say of input: what was expected, what to do, why an object says nothing to keep.
#
# Each id is made of the first words of the English phrase in the sources of the connectors, or of
# what a table or column of the schema holds.

says-0-10-or-1-10-on-which-it-is-asked-how-likely-a-recommendation = 0-10 або 1-10, на яких питають, наскільки ймовірна рекомендація
says-5-minutes-to-10-080-a-week-or-null-for-none = від 5 до 10 080 хвилин (тиждень) або null, якщо не треба
says-a-backup-is-being-made = резервна копія вже створюється
says-a-closing-bracket-the-file-ends-before-its-list-does = закривна дужка; файл закінчується раніше за свій список
says-a-closing-bracket-the-file-ends-within-its-first-object = закривна дужка; файл закінчується у своєму першому об’єкті
says-a-closing-bracket-the-file-ends-within-object-number-which-begins-on-line-line = закривна дужка; файл закінчується в об’єкті { $number }, що починається в рядку { $line }
says-a-closing-bracket-the-file-ends-within-the-object-that-begins-on-line-line = закривна дужка; файл закінчується в об’єкті, що починається в рядку { $line }
says-a-closing-quote-within-mib-mib = закривні лапки в межах { $mib } МіБ
says-a-column = `{ $column }`
says-a-column-customer-id = стовпець `customer_id`
says-a-column-month-or-date = стовпець `month` або `date`
says-a-column-mrr = стовпець `mrr`
says-a-column-of-table = стовпець таблиці { $table }
says-a-column-of-table-or-to-leave-it-out = стовпець таблиці { $table } або "", щоб його пропустити
says-a-comparison = порівняння
says-a-contact-of-whom-no-customer-is-known = контакт, клієнт якого невідомий
says-a-conversion-on-the-day-of-the-referral-or-later = конверсія в день рекомендації або пізніше
says-a-conversion-on-the-day-on-which-the-lead-came-in-or-later = конверсія в день, коли з’явився лід, або пізніше
says-a-coupon-in-use-it-counts-where-a-subscription-names-it = купон у вжитку: рахується там, де його називає підписка
says-a-currency-1-row-has-an-amount-and-none = валюта; 1 рядок має суму без валюти
says-a-currency-by-its-iso-4217-code-such-as-eur = валюта за її кодом ISO 4217, наприклад eur
says-a-currency-count-rows-have-an-amount-and-none = валюта; { $count ->
        [one] { $count } рядок має
        [few] { $count } рядки мають
        [many] { $count } рядків мають
        *[other] { $count } рядка мають
    } суму без валюти
says-a-customer-count-records-were-taken-without-one = клієнт; { $count ->
        [one] { $count } запис ({ $records }) узято
        [few] { $count } записи ({ $records }) узято
        [many] { $count } записів ({ $records }) узято
        *[other] { $count } запису ({ $records }) узято
    } без нього
says-a-customer-that-customers-subscriptions-invoices-or-mrr-months-knows-unknown-ids-ids-in = клієнта, відомого з `customers`, `subscriptions`, `invoices` чи `mrr_months`; невідомих ідентифікаторів: { $ids }, рядків: { $n }
says-a-date-such-as-2026-03-31 = дата, наприклад 2026-03-31
says-a-date-such-as-2026-10-31 = дата, наприклад 2026-10-31
says-a-date-without-quotes-such-as-2026-01-31-or-2026-01 = дата без лапок, наприклад 2026-01-31 або 2026-01
says-a-day-of-the-week-such-as-monday = день тижня, наприклад "monday"
says-a-day-on-or-after-the-one-on-which-the-goal-was-set = день постановки цілі або пізніший
says-a-day-that-its-month-has = день, який є в його місяці
says-a-deal-without-a-contact-no-lead-is-known-for-it = угода без контакту: лід для неї невідомий
says-a-decimal-mark-or = десятковий знак: "." або ","
says-a-decimal-number-such-as-example = десяткове число, наприклад { $example }
says-a-decimal-point-or-a-mapping = десяткова крапка або зіставлення
says-a-decimal-such-as-1250-5 = десяткове число, наприклад 1250.5
says-a-definition-comes-as-table-json-ndjson-or-md = означення є у форматах table, json, ndjson або md
says-a-delimiter-after-the-closing-quote = роздільник після закривних лапок
says-a-duration-is-a-whole-number-of-units-and-at-most-200-years = тривалість — це ціле число одиниць, не більше 200 років
says-a-duration-such-as-6-months = тривалість, наприклад 6 months
says-a-few-words-are-easy-to-remember = кілька слів легко запам’ятати
says-a-field = поле
says-a-file-it-is-not-there-any-more = файл; його там уже немає
says-a-file-named-after-a-table-csv-jsonl-or-parquet = файл, названий за таблицею: .csv, .jsonl або .parquet
says-a-file-not-a-link = файл, а не посилання
says-a-file-not-a-link-or-device = файл, а не посилання чи пристрій
says-a-file-of-source = файл із { $source }
says-a-file-of-stripe-s-objects = файл з об’єктами Stripe
says-a-file-of-this-name-no-file-is-called-name = файл із цією назвою; жоден файл не має назви `{ $name }`
says-a-file-that-can-be-read-the-system-says-why = файл, який можна прочитати; система каже: { $why }
says-a-file-that-may-be-read-permission-was-denied = файл, який дозволено читати; у доступі відмовлено
says-a-file-this-is-a-link-to-to-which-is-not-there = файл; це посилання на { $to }, а його там немає
says-a-file-this-is-a-pipe-a-socket-or-a-device = файл; це канал, сокет або пристрій
says-a-finite-number = скінченне число
says-a-goal-without-achieved-at-counts-as-achieved-only-where-its-status-is-achieved = ціль без `achieved_at` вважається досягнутою лише тоді, коли її стан achieved, done, completed або reached
says-a-header-and-rows = заголовок і рядки
says-a-header-and-rows-the-file-is-empty = заголовок і рядки; файл порожній
says-a-header-in-the-first-line-here-it-is-line-line = заголовок у першому рядку; тут це рядок { $line }
says-a-header-in-utf-8 = заголовок у UTF-8
says-a-header-of-table-no-file-of-it-has-the-column-name = заголовок таблиці { $table }; жоден її файл не має стовпця `{ $name }`
says-a-header-whose-quotes-are-closed = заголовок із закритими лапками
says-a-json-object-error = об’єкт JSON ({ $error })
says-a-json-text-error = текст JSON ({ $error })
says-a-kind-of-object-that-is-known = відомий вид об’єкта
says-a-known-setting = відоме налаштування
says-a-last-tier-without-an-upper-bound = останній рівень без верхньої межі
says-a-later-version-of-tenure-has-made-migration-number = новіша версія tenure виконала міграцію { $number }
says-a-link-it-tells-which-invoice-a-refund-or-dispute-belongs-to = зв’язок: каже, до якого рахунка належить повернення або спір
says-a-list = список
says-a-list-of-dates-such-as-2026-12-24-12-25 = список дат, наприклад ["2026-12-24", "12-25"]
says-a-list-of-texts = список текстів
says-a-list-stands-in-parentheses-in-a-b = список пишуть у дужках: in ("a", "b")
says-a-mark-between-thousands-or-for-none = знак між тисячами: ".", ",", " ", "'" або "" для жодного
says-a-month-can-be-closed-once-it-has-ended-in-the-account-s-time = місяць можна закрити, коли він скінчився в часовому поясі облікового запису
says-a-month-from-1-to-12 = місяць від 1 до 12
says-a-month-such-as-2026-03 = місяць, наприклад 2026-03
says-a-name-has-1-to-100-letters = ім’я має від 1 до 100 літер
says-a-name-has-at-most-100-letters = назва має не більше 100 літер
says-a-name-inside-the-bundle = назва всередині пакета
says-a-name-it-is-kept-with-the-product-s-prices = назва: зберігається з цінами продукту
says-a-name-relative-to-the-bundle = назва відносно пакета
says-a-new-password-takes-the-one-so-far = для нового пароля потрібен дотеперішній
says-a-number = число
says-a-number-from-low-to-high = число від { $low } до { $high }
says-a-number-has-at-most-eighteen-digits = число має не більше вісімнадцяти цифр
says-a-number-of-at-least-1-to-divide-by = дільник не менший за 1
says-a-number-of-at-least-low = число не менше ніж { $low }
says-a-number-of-at-most-high = число не більше ніж { $high }
says-a-number-such-as-500 = число, наприклад 500
says-a-number-that-can-be-held-exactly = число, яке можна зберегти точно
says-a-number-that-can-be-held-exactly-in-64-bits = число, яке можна точно зберегти в 64 бітах
says-a-number-that-is-read-in-one-way-this-may-be-thousands-or-have = число, яке читається однозначно; це можуть бути тисячі або три десяткові знаки
says-a-payment-on-the-day-of-the-invoice-or-later = оплата в день рахунка або пізніше
says-a-percentage = відсоток
says-a-plain-table-of-mrr-by-customer-and-month = Проста таблиця MRR за клієнтом і місяцем.
says-a-plan-what-a-schedule-does-is-told-by-its-subscription = план: що робить графік, каже його підписка
says-a-preview-an-invoice-without-id-was-never-made = попередній перегляд: рахунок без id ніколи не виставляли
says-a-price-that-plans-knows-on-a-line-that-says-neither-its-kind-nor = ціна, відома з `plans`, у рядку, що не називає ні виду, ні інтервалу; невідомих цін: { $ids }, рядків: { $n }
says-a-quantity-that-belongs-to-it = кількість, що їй належить
says-a-quote-that-closes-its-field = лапки, що закривають своє поле
says-a-readable-parquet-file-error = файл Parquet, який можна прочитати ({ $error })
says-a-readable-zip-archive-error = ZIP-архів, який можна прочитати ({ $error })
says-a-record-of-at-most-mib-mib = запис щонайбільше { $mib } МіБ
says-a-score-on-the-scale-of-its-survey-scale-answers-off-the-scale-of = оцінка за шкалою свого опитування, { $scale }; відповідей поза шкалою свого опитування: { $n }
says-a-section-such-as-support = розділ, наприклад [support]
says-a-segment-has-at-most-n-bytes = сегмент має не більше { $n } байтів
says-a-server-is-running = сервер працює
says-a-setting-files-or-a-table-of-the-bundle = налаштування, `files` або таблиця пакета
says-a-single-value = одне значення
says-a-single-value-not-a-list-or-object = одне значення, а не список чи об’єкт
says-a-stage-of-which-is-known-what-it-means = етап, про який відомо, що він означає
says-a-state-such-as-open-achieved-or-missed = стан на зразок open, achieved або missed
says-a-status-that-is-known = відомий стан
says-a-suspended-message-is-no-ticket = відкладене повідомлення — не звернення
says-a-sync-every-n-minutes-is-not-possible = синхронізація кожні { $n } хв неможлива
says-a-text = текст
says-a-text-or-a-list-of-texts = текст або список текстів
says-a-text-or-a-whole-number = текст або ціле число
says-a-text-or-whole-numbers = текст або цілі числа
says-a-ticket-of-intercom-s-own-kind-conversations-are-read = звернення власного типу Intercom; читаються розмови
says-a-ticket-that-is-in-the-files = звернення, яке є у файлах
says-a-time-after-discount-started-at = час після `discount_started_at`
says-a-time-after-paused-at = час після `paused_at`
says-a-time-after-term-started-at = час після `term_started_at`
says-a-time-at-most-a-day-after-the-import-1-event-lies-later = час не пізніше ніж за день після імпорту; 1 подія пізніша
says-a-time-at-most-a-day-after-the-import-n-events-lie-later = час не пізніше ніж за день після імпорту; { $n ->
        [one] { $n } подія пізніша
        [few] { $n } події пізніші
        [many] { $n } подій пізніші
        *[other] { $n } події пізніші
    }
says-a-time-such-as-2026-03-01t09-30-00-000z = час, наприклад 2026-03-01T09:30:00.000Z
says-a-timestamp-date-or-text = позначка часу, дата або текст
says-a-token-can-do-no-more-than-its-scope-says = токен може не більше, ніж дозволяє його доступ
says-a-token-can-do-no-more-than-whoever-makes-it = токен може не більше, ніж той, хто його створює
says-a-token-has-a-name-of-1-to-100-letters = назва токена має від 1 до 100 літер
says-a-token-lasts-1-to-most-days = токен діє від 1 до { $most } днів
says-a-value = значення
says-a-value-for-name = значення для `{ $name }`
says-a-value-for-payment = значення для `payment`
says-a-value-in-every-column-that-was-known-rows-that-lose-the-one-that = значення в кожному стовпці, який був відомий; рядків, що втрачають своє тут: { $n }
says-a-value-of-at-most-mib-mib = значення щонайбільше { $mib } МіБ
says-a-whole-file-it-ends-in-the-middle-of-its-compressed-data = цілий файл; він уривається посеред стиснених даних
says-a-whole-number = ціле число
says-a-whole-number-from-low-to-high-as-the-scale-scale-has = ціле число від { $low } до { $high }, як у шкалі { $scale }
says-a-whole-number-of-the-scale-good-or-bad-where-it-is-good-bad = ціле число шкали; `good` або `bad`, якщо вона good-bad
says-a-window-in-business-time-needs-business-hours-beside-it = вікно в робочому часі потребує business_hours поряд
says-a-year-from-first-to-last = рік від { $first } до { $last }
says-account-currency-units-for-one-unit-of-the-currency = одиниць валюти облікового запису за одну одиницю валюти
says-account-is-connected-already-as-source-id = { $account } уже під’єднано як джерело { $id }
says-advocates-are-of-one-range-not-of-a-series = прихильники — за один діапазон, а не за ряд
says-all-are-done = усі виконано
says-all-columns-that-are-known-the-file-does-not-have-columns-rows-that-keep = усі відомі стовпці; у файлі немає { $columns }; рядків, що зберігають свої значення: { $n }
says-all-total-parts-written-are-there = { $total ->
        [one] усю { $total } частину
        [few] усі { $total } частини
        [many] усі { $total } частин
        *[other] усі { $total } частини
    }; є { $written }
says-all-what-there-are-more-than-are-written-out = усі ({ $what }); їх більше, ніж виписано
says-amount = сума
says-amount-after-discount-before-tax = сума після знижки, до податку
says-amount-as-a-positive-number = сума додатним числом
says-amount-as-a-positive-number-of-a-refund-with-its-tax-of-a-credit = сума додатним числом: для повернення з податком, для кредит-ноти без нього
says-amount-or-plan-id-of-plans-with-a-price = `amount` або `plan_id` планів із ціною
says-amounts-in-currency-options = суми в `currency_options`
says-an-account-of-stripe-is-not-known-yet = Один обліковий запис Stripe ще невідомий
says-an-admin-or-owner-can-change-your-role = адміністратор або власник може змінити вашу роль
says-an-amount-below-a-thousand-billion = сума, менша за тисячу мільярдів
says-an-amount-in-currency-the-price-counts-without-this-discount = сума в { $currency }; ціна рахується без цієї знижки
says-an-amount-that-can-be-held-exactly = сума, яку можна зберегти точно
says-an-amount-with-at-most-twelve-decimals = сума щонайбільше з дванадцятьма десятковими знаками
says-an-archive-of-at-most-64-gib-unpacked = архів щонайбільше 64 ГіБ у розпакованому вигляді
says-an-array-of-objects = масив об’єктів
says-an-author-who-is-in-the-files = автор, який є у файлах
says-an-empty-cell-empties-what-was-known-leave-the-column-out-of-the-file = порожня клітинка стирає відоме: приберіть стовпець із файлу, щоб зберегти значення; `tenure batches undo` скасовує імпорт
says-an-empty-list = порожній список
says-an-iana-zone-such-as-europe-bucharest = пояс IANA, наприклад "Europe/Bucharest"
says-an-intact-parquet-file = неушкоджений файл Parquet
says-an-intent-what-was-tried-is-told-by-its-charges = намір: що намагалися зробити, кажуть його платежі
says-an-iso-4217-code-such-as-eur = код ISO 4217, наприклад EUR
says-an-iso-8601-date-or-date-time-such-as-2026-03-01-or-2026 = дата або дата з часом за ISO 8601, наприклад 2026-03-01 чи 2026-03-01T09:30:00Z
says-an-iso-8601-date-such-as-2026-03-01 = дата за ISO 8601, наприклад 2026-03-01
says-an-object = об’єкт
says-an-object-of-at-most-mib-mib = об’єкт щонайбільше { $mib } МіБ
says-an-object-of-source = об’єкт із { $source }
says-an-object-with-a-text-in-object = об’єкт із текстом в `object`
says-an-offer-it-counts-where-a-discount-uses-it = пропозиція: рахується там, де її використовує знижка
says-and-can-be-asked = можна запитати через = і !=
says-and-or-or-the-end = `and`, `or` або кінець
says-another-currency-than-the-account-s-own = інша валюта, ніж валюта облікового запису
says-another-customer-than-the-one-who-referred-it = інший клієнт, ніж той, хто його порекомендував
says-another-name-for-an-attribute-name-is-what-is-worked-out-from-billing-or = інша назва для атрибута; `{ $name }` обчислюється з даних оплати або з інших стовпців
says-another-one-has-taken-its-name-or-its-place-meanwhile = тим часом інший зайняв його назву або місце
says-answer-on-the-scale-good-is-1-bad-is-0 = відповідь за шкалою; good — це 1, bad — 0
says-answers-that-can-be-given = можливі відповіді
says-answers-that-could-be-given = відповіді, які були можливі
says-any-instant-at-which-an-interval-of-billing-begins-where-that-is-not-the = будь-який момент, коли починається період оплати, якщо це не початок обслуговування і не кінець пробного періоду
says-anything-else = будь-що інше
says-apart-rows-like-another-n-the-first-like-one-before-it-first-all-of = { $apart }; рядків, таких самих як інші: { $n }, перший такий самий, як один перед ним{ $first }; враховуються всі
says-archived-it-was-deleted-what-was-known-before-stays = архівовано: його видалено; відоме раніше лишається
says-asked-cannot-be-closed-while-open-is-open = { $asked } не можна закрити, поки { $open } відкрито
says-asked-cannot-be-reopened-no-month-is-closed = { $asked } не можна відкрити знову: жодного місяця не закрито
says-asked-cannot-be-reopened-the-last-close-ends-with-last = { $asked } не можна відкрити знову: останнє закриття завершується { $last }
says-at-least-as-many-visitors-as-existing-customers-staff-and-bots-together = щонайменше стільки відвідувачів, скільки разом наявних клієнтів, працівників і ботів
says-at-least-one-item-with-a-price = щонайменше одна позиція з ціною
says-at-most-decimals-decimals-as-currency-has = не більше ніж { $decimals ->
        [one] { $decimals } десятковий знак
        [few] { $decimals } десяткові знаки
        [many] { $decimals } десяткових знаків
        *[other] { $decimals } десяткового знака
    }, як у { $currency }
says-at-most-scale-decimals = не більше ніж { $scale ->
        [one] { $scale } десятковий знак
        [few] { $scale } десяткові знаки
        [many] { $scale } десяткових знаків
        *[other] { $scale } десяткового знака
    }
says-attempts-to-be-paid = Спроби отримати оплату.
says-audit-log = журнал аудиту
says-batch-number-is-undone-already = пакет { $number } уже скасовано
says-beside-tax-amount-in-cents-it-contains-the-tax-as-chartmogul-has-it-so = поруч із `tax_amount_in_cents` вона містить податок, як у ChartMogul, тож податок віднято; якщо не містить, назвіть стовпці `amount_minor` і `tax_minor`
says-booleans = логічні значення
says-both-entries-count-look-at-the-contact-s-history-in-hubspot = рахуються обидва входження; подивіться історію контакту в HubSpot
says-bring-in-the-prices-too-until-then-metered-use-counts-as-mrr-and-the = додайте також ціни: доти використання за лічильником рахується як MRR, а інтервал пропорційного рядка вгадується з його днів
says-bring-in-who-they-are-or-correct-the-ids-until-then-they-count-in = додайте дані про цих клієнтів або виправте ідентифікатори; доти вони рахуються лише в показниках записів, і MRR поруч із ними немає
says-by-asked-there-are-variants-or-flag-all = за { $asked } є { $variants }; або { $flag } all
says-by-plan-country-or-the-like-gives-the-rates-that-are-drawn-together = { $by } plan, country чи подібне дає частки, які зближують
says-by-when-it-should-be-reached = до якого часу її слід досягти
says-by-which-way = яким каналом
says-by-which-way-it-came = яким каналом воно надійшло
says-campaign = кампанія
says-campaign-that-brought-it = кампанія, що його привела
says-campaign-that-brought-the-customer = кампанія, що привела клієнта
says-cancel-it-in-the-dashboard-or-start-the-server-anew = скасуйте його на панелі або перезапустіть сервер
says-channel = канал
says-check-list-true-shows-them = check?list=true показує їх
says-chmod-600-them = виконайте для них chmod 600
says-city = місто
says-closes-are-reopened-from-the-last-one-backwards = закриття скасовують, починаючи з останнього
says-clv-model-is-an-estimate-without-periods-rows-or-headings = clv model — це оцінка, без періодів, рядків і груп
says-code-is-no-currency = { $code } — не валюта
says-columns-are-columns = стовпці: { $columns }
says-columns-in-this-file-or-known-from-before-rows-of-which-nothing-tells-it = { $columns }, у цьому файлі або відоме раніше; рядків, про які цього ніщо не каже: { $n }
says-columns-month-and-mrr-or-a-column-for-each-month-such-as-2026-01 = стовпці `month` і `mrr` або стовпець для кожного місяця, наприклад 2026-01
says-columns-that-tell-of-billing = стовпці, що кажуть про білінг
says-command-has-no-option-option = { $command } не має параметра { $option }
says-command-tells-it = її показує { $command }
says-comments-are-counted-over-one-period = коментарі рахують за один період
says-companies-or-people-that-may-pay = Компанії або люди, які можуть платити.
says-company = компанія
says-compare-it-with-a-value-or-name-is-not-missing = порівняйте його зі значенням або: { $name } is not missing
says-connect-it-again-or-put-the-server-s-old-key-in-its-place = під'єднайте його знову або поверніть на місце старий ключ сервера
says-connect-the-other-account-as-a-source-of-its-own = під’єднайте інший обліковий запис як окреме джерело
says-contact-who-answered = контактна особа, яка відповіла
says-contact-who-was-asked = контактна особа, яку запитали
says-contacts-that-we-initiated = Контакти з нашої ініціативи.
says-copy-or-export-the-file-again = скопіюйте або експортуйте файл ще раз
says-correct-one-of-the-two-ids-until-then-the-referral-counts-for-nothing = виправте один із двох ідентифікаторів; доти рекомендація не враховується
says-correct-the-dates-until-then-it-counts-as-a-lead-that-became-a-customer = виправте дати; доти він рахується як лід, що став клієнтом
says-correct-the-dates-until-then-it-counts-as-one-that-brought-a-customer = виправте дати; доти вона рахується як така, що привела клієнта
says-correct-the-dates-until-then-the-goal-counts-as-it-is-dated = виправте дати; доти ціль рахується так, як датована
says-correct-the-dates-where-an-invoice-is-the-first-of-a-subscription-its-payment = виправте дати: якщо рахунок перший у підписці, від його оплати залежить, відколи вона враховується
says-costs-by-month-and-category = Витрати за місяцем і категорією.
says-country-iso-3166-two-letters = країна, дві літери за ISO 3166
says-csv-json-lines-or-parquet-this-is-a-workbook-of-a-spreadsheet = CSV, JSON Lines або Parquet; це книга електронних таблиць
says-csv-text-this-is-a-parquet-file = текст CSV; це файл Parquet
says-csv-text-this-is-a-spreadsheet-or-archive = текст CSV; це електронна таблиця або архів
says-csv-text-this-is-a-zip-archive-or-a-spreadsheet = текст CSV; це ZIP-архів або електронна таблиця
says-currencies-are-iso-4217-codes-such-as-eur-or-usd = валюти — це коди ISO 4217, як-от EUR чи USD
says-currency-from-then-on = валюта відтоді
says-currency-of-the-amount = валюта суми
says-currency-of-the-amounts = валюта сум
says-currency-of-the-invoice-and-its-lines = валюта рахунка та його рядків
says-currency-of-the-mrr = валюта MRR
says-customer = клієнт
says-customer-customers-or-self-service-tags = customer, customers або self_service_tags
says-customer-customers-or-stages = customer, customers або stages
says-customer-into-which-this-one-was-merged = клієнт, з яким об’єднано цього
says-customer-of-the-contact = клієнт контактної особи
says-customer-of-the-user = клієнт користувача
says-customer-that-it-became = клієнт, яким він став
says-customer-to-which-this-one-belongs = клієнт, до якого належить цей
says-customer-who-answered = клієнт, який відповів
says-customer-who-brought-it = клієнт, який його привів
says-customer-who-referred = клієнт, який порекомендував
says-customer-who-was-asked = клієнт, якого запитали
says-customer-who-was-referred = клієнт, якого привела рекомендація
says-customers-have-no-column-name = клієнти не мають стовпця { $name }
says-customers-that-others-brought = Клієнти, яких привели інші.
says-dates-are-written-2026-01-31-or-2026-01 = дати пишуть 2026-01-31 або 2026-01
says-dates-are-written-like-example = дати пишуть як { $example }
says-day = день
says-day-of-the-rate = день курсу
says-day-or-first-day-of-the-week-or-month = день або перший день тижня чи місяця
says-days-are-written-2026-03-31-from-1900-to-2200 = дні пишуть 2026-03-31, від 1900 до 2200 року
says-days-are-written-like-2026-03-01 = дні пишуть як 2026-03-01
says-deleted-only-the-id-is-left-what-was-known-before-stays = видалено: лишився тільки id; відоме раніше зберігається
says-delimiter-between-all-columns-here-other-stands = { $delimiter } між усіма стовпцями; тут стоїть { $other }
says-did-you-mean-it-by-similar-rename-it-or-say-so-in-a-mapping = чи не це `{ $similar }`? Перейменуйте його або вкажіть у відповідності
says-did-you-mean-name = можливо, { $name }?
says-did-you-mean-near = можливо, ви мали на увазі `{ $near }`?
says-different-marks-for-decimals-and-thousands = різні знаки для десяткових і тисяч
says-discount-already-taken-off = уже віднята знижка
says-discount-in-percent = знижка у відсотках
says-discount-in-percent-0-or-none-clears = знижка у відсотках; 0 або `none` її скасовує
says-discount-per-interval = знижка за період
says-discount-per-interval-0-or-none-clears = знижка за період; 0 або `none` її скасовує
says-discounts-on-subscriptions-this-one-of-the-customer-counts-in-invoice-lines-only = знижки на підписки; ця знижка клієнта рахується лише в рядках рахунків
says-discounts-that-begin-and-end-together-they-are-taken-as-one-from-the-latest = знижки, що починаються й закінчуються разом; їх узято як одну, від найпізнішого початку до найранішого кінця
says-e-mail-address = адреса електронної пошти
says-each-field-once = кожне поле лише раз
says-each-name-once-entries-first-and-second-of-the-archive-have-the-same-name = кожна назва лише раз; записи { $first } і { $second } архіву мають однакову назву
says-each-name-once-entry-entry-of-the-archive-has-the-name-of-one-before = кожна назва лише раз; запис { $entry } архіву має назву одного з попередніх
says-each-of-stripe-s-objects-says-in-object-what-it-is = кожен об’єкт Stripe каже в `object`, чим він є
says-each-row-has-as-many-cells-as-there-are-columns = у кожному рядку стільки клітинок, скільки стовпців
says-earlier-plans-quantities-and-pauses-today-s-are-taken-to-hold-from-the-start = попередні плани, кількості й паузи (сьогоднішні вважаються чинними від початку), суми й кінці купонів (суми — до знижки), податок у цінах і позиції підписок, які мають їх кілька
says-email-is-no-e-mail-address = { $email } — не адреса електронної пошти
says-end-at-or-after-start = `{ $end }` не раніше за `{ $start }`
says-end-of-the-service-period = кінець періоду обслуговування
says-entries-which-cannot-be-changed-n = записів, які не можна змінити: { $n }
says-events-that-show-its-use = події, що свідчать про її використання
says-every-folder-belongs-to-an-import = кожна тека належить імпорту
says-every-row-that-is-referred-to-is-there = кожен рядок, на який є посилання, на місці
says-everything-from-here-on-was-not-read-write-a-quote-inside-a-field-twice = усе звідси й далі не прочитано; лапки всередині поля пишіть двічі
says-exchange-rates-by-day = Курси валют за днями.
says-expected-fields-as-in-the-header-not-found = { $expected ->
        [one] { $expected } поле
        [few] { $expected } поля
        [many] { $expected } полів
        *[other] { $expected } поля
    }, як у заголовку, а не { $found }
says-expected-fields-as-the-header-has = { $expected ->
        [one] { $expected } поле
        [few] { $expected } поля
        [many] { $expected } полів
        *[other] { $expected } поля
    }, як у заголовку
says-expected-what-found-found = очікується: { $what }; знайдено: { $found }
says-export-conversations-with-their-statistics = експортуйте розмови разом із їхньою статистикою
says-export-the-coupons-with-expand-data-currency-options = експортуйте купони з expand[]=data.currency_options
says-export-the-prices-with-expand-data-currency-options = експортуйте ціни з expand[]=data.currency_options
says-export-the-prices-with-expand-data-tiers-and-import-them-together-with-this = експортуйте ціни з expand[]=data.tiers та імпортуйте їх разом із цим
says-export-the-reporting-events-beside-the-conversations = експортуйте події звітності разом із розмовами
says-export-the-rest-of-the-list-from-its-own-address-and-import-it-too = експортуйте решту списку за його власною адресою й теж імпортуйте
says-export-the-tickets-with-include-metric-sets-or-ticket-metrics-json-beside-them = експортуйте звернення з include=metric_sets або покладіть поряд ticket_metrics.json
says-export-with-expand-data-discounts-and-import-the-coupons-together-with-this = експортуйте з expand[]=data.discounts та імпортуйте купони разом із цим
says-faults-restore-the-folder-from-a-backup-or-undo-the-batch-the-number-of = { $faults }; відновіть теку з резервної копії або скасуйте пакет (номер теки) й імпортуйте його файли знову
says-features-and-the-events-that-show-their-use = Функції та події, що свідчать про їх використання.
says-features-of-the-plan = функції плану
says-fields-are-the-columns-of-customers-its-other-attributes-plan-product-currency-pricing-model = поля — це стовпці таблиці customers, інші її атрибути, plan, product, currency, pricing_model, contract_length, company_size, company_revenue, mrr, tenure, start, paying, customer, paused і active
says-fields-stand-without-quotes-with-blanks-in-the-name-attributes-name = поля пишуть без лапок; із пробілами в назві: attributes.{ $name }
says-file-cannot-be-read-why = { $file } не читається: { $why }
says-file-does-not-hold-the-bytes-that-were-written = { $file } містить не ті байти, що були записані
says-file-has-another-number-of-rows-than-was-written-found-instead-of-written = { $file } має іншу кількість рядків, ніж було записано: { $found } замість { $written }
says-file-has-another-size-than-was-written-in-bytes-found-instead-of-written = { $file } має інший розмір, ніж було записано, у байтах: { $found } замість { $written }
says-file-is-damaged-why = { $file } пошкоджено: { $why }
says-file-is-missing = { $file } відсутній
says-files-with-the-same-name-cannot-be-told-apart-rename-one = файли з однаковою назвою не розрізнити: перейменуйте один
says-first-at-most-second-which-is-end-here = `{ $first }` не більше за `{ $second }`, що тут дорівнює { $end }
says-first-is-not-before-after = { $first } не раніше за { $after }
says-first-is-the-first-day-after-the-first-day-after-the-range = { $first } — перший день, { $after } — перший день після діапазону
says-first-or-second = { $first } або { $second }
says-flag-code-is-no-language = { $flag } { $code } — не мова
says-flag-code-is-not-a-currency = { $flag } { $code } — не валюта
says-flag-day-is-not-the-start-of-a-name = { $flag } { $day } — не початок періоду ({ $name })
says-flag-is-one-of-slugs = { $flag } — одне з { $slugs }
says-flag-is-previous-year-or-the-first-day-of-the-earlier-period = { $flag } — це previous, year або перший день ранішого періоду
says-flag-names-an-earlier-period = { $flag } називає раніший період
says-flag-needs-several-rates = { $flag } потребує кількох часток
says-flag-text-is-neither-opening-nor-a-day = { $flag } { $text } — не opening і не день
says-flag-text-is-no-number-of-days = { $flag } { $text } — не кількість днів
says-flag-text-is-not-a-date = { $flag } { $text } — не дата
says-flag-text-way-is-no-direction = { $flag } { $text }: { $way } — не напрямок
says-folders-in-server-imports-that-belong-to-no-import-n = тек у server/imports, що не належать жодному імпорту: { $n }
says-foreign-currency = іноземна валюта
says-format-value-is-no-form-of-an-answer = format={ $value } — не форма відповіді
says-format-value-is-no-form-of-an-export = format={ $value } — не форма експорту
says-from-when-on = відколи
says-get-api-v1-ask-customers-lists-them = GET /api/v1/ask/customers перелічує їх
says-get-api-v1-ask-metrics-lists-metrics-with-their-variants = GET /api/v1/ask/metrics перелічує метрики з їхніми варіантами
says-get-api-v1-batches-lists-them = GET /api/v1/batches перелічує їх
says-get-the-pages-that-follow-too-and-import-all-of-them-together = візьміть і наступні сторінки та імпортуйте всі разом
says-get-the-pages-that-follow-too-with-starting-after-and-the-id-of-the = візьміть і наступні сторінки за допомогою `--starting-after` та id останнього об’єкта, доки одна не матиме `has_more: false`, та імпортуйте всі разом
says-give-a-number-of-days-between-1-and-3660-such-as-30d-60d-or = вкажіть кількість днів від 1 до 3660, наприклад 30d, 60d або 90d
says-give-it-the-extension-parquet = дайте йому розширення .parquet
says-give-the-key-in-use-with-tenure-key-or-put-it-back-into-its = передайте чинний ключ через TENURE_KEY або поверніть його у файл
says-give-the-source-a-key-of-its-account-connect-the-other-one-as-a = дайте джерелу ключ його облікового запису; інший під’єднайте як окреме джерело
says-give-the-source-the-id-of-its-account-acct-in-stripe-s-settings = вкажіть джерелу ідентифікатор його облікового запису (acct_…, у налаштуваннях Stripe)
says-good-bad-offered-or-unoffered = good, bad, offered або unoffered
says-good-or-bad-1-or-0 = good або bad (1 або 0)
says-hours-such-as-mon-fri-09-00-17-00-and-dates-without-work = години, наприклад "Mon-Fri 09:00-17:00", і неробочі дати
says-how-it-felt = яке склалося враження
says-how-it-is-collected = як стягується оплата
says-how-it-stands = у якому він стані
says-how-it-went = чим закінчилося
says-how-long-it-lasts = як довго діє
says-how-long-it-took-in-seconds = скільки тривала, у секундах
says-how-long-the-discount-lasts-none-clears = як довго діє знижка; `none` скасовує
says-how-many-people-worked-on-it = скільки людей працювало над ним
says-how-much-has-been-paid = скільки сплачено
says-how-often-it-was-opened-again = скільки разів його відкривали знову
says-how-the-price-follows-from-the-quantity = як ціна залежить від кількості
says-id = ідентифікатор
says-id-of-the-attempt = ідентифікатор спроби
says-id-of-the-contact = ідентифікатор контактної особи
says-id-of-the-customer = ідентифікатор клієнта
says-id-of-the-event = ідентифікатор події
says-id-of-the-invitation = ідентифікатор запрошення
says-id-of-the-invoice = ідентифікатор рахунка
says-id-of-the-lead = ідентифікатор ліда
says-id-of-the-line-within-its-invoice = ідентифікатор рядка в рахунку
says-id-of-the-plan = ідентифікатор плану
says-id-of-the-referral = ідентифікатор рекомендації
says-id-of-the-response = ідентифікатор відповіді
says-id-of-the-subscription = ідентифікатор підписки
says-id-of-the-survey = ідентифікатор опитування
says-id-of-the-ticket = ідентифікатор звернення
says-id-of-the-trial = ідентифікатор пробного періоду
says-id-of-the-user = ідентифікатор користувача
says-if-the-file-uses-decimal-commas-put-decimal-into-a-mapping = якщо у файлі десяткова кома, укажіть decimal = "," у відповідності
says-if-the-file-writes-day-or-month-first-put-date-order-dmy-or-mdy = якщо у файлі спершу йде день або місяць, укажіть date_order = "dmy" чи "mdy" у відповідності
says-import-events-together-with-their-tickets = імпортуйте події разом із їхніми зверненнями
says-import-id-is-applied = імпорт { $id } уже застосовано
says-import-id-is-not-done-yet = імпорт { $id } ще не завершено
says-import-id-waits-for-a-job-that-there-is-not = імпорт { $id } чекає на завдання, якого немає
says-import-them-with-test-mode-into-a-workspace-of-their-own = імпортуйте їх із --test-mode в окремий робочий простір
says-import-them-without-test-mode = імпортуйте їх без --test-mode
says-in-contains-starts-with-or-is-missing = =, !=, <, <=, >, >=, in, contains, starts with або is missing
says-inclusive-or-exclusive = "inclusive" або "exclusive"
says-industry = галузь
says-intact-data-error = неушкоджені дані ({ $error })
says-intercom-gives-the-last-500-parts-replies-before-them-are-not-counted = Intercom дає останні 500 частин; відповіді перед ними не рахуються
says-invitation-that-it-answers = запрошення, на яке вона відповідає
says-invoice-concerned = відповідний рахунок
says-invoice-of-the-line = рахунок, якому належить рядок
says-invoice-that-was-to-be-paid = рахунок, який належало оплатити
says-invoiced-amounts-taken-back = Скасовані виставлені суми.
says-invoices = Рахунки.
says-is-name-meant-rename-it-in-the-header = чи не це `{ $name }`? Перейменуйте його в заголовку
says-it-begins-with-acct-stripe-s-settings-show-it = він починається з acct_; його видно в налаштуваннях Stripe
says-it-begins-with-whsec-stripe-s-dashboard-shows-it-at-the-endpoint = він починається з whsec_; панель Stripe показує його біля кінцевої точки
says-it-belongs-to-its-ticket = належить до свого звернення
says-it-can-be-called-names = може називатися { $names }
says-it-can-be-expected = може бути { $expected }
says-it-cannot-be-told-which-of-several-accounts-the-key-is-of = неможливо сказати, якому з кількох облікових записів належить ключ
says-it-changes-nothing-that-is-kept = не змінює нічого з того, що зберігається
says-it-could-not-be-done-the-server-s-log-says-why = це не вдалося зробити; причину вказано в журналі сервера
says-it-counts-for-the-week-or-month-that-holds-the-day-where-the-row = зараховується до тижня або місяця, що містить цей день; якщо рядок охоплює інший час, розбийте його на дні
says-it-does-not-open-secret = не відкриває { $secret }
says-it-has-options = має { $options }
says-it-has-variants = є такі: { $variants }
says-it-is-a-spreadsheet-save-each-sheet-as-csv-utf-8 = це електронна таблиця; збережіть кожен аркуш як CSV (UTF-8)
says-it-is-a-stage-of-its-own-to-call-it-by-a-name-hubspot = це окремий етап; щоб дати йому назву: [hubspot.stages] { $word } = "…"
says-it-is-an-archive-among-other-files-unpack-it-first-or-import-it-alone = це архів серед інших файлів; спершу розпакуйте його або імпортуйте окремо
says-it-is-ignored = його пропущено
says-it-is-ignored-a-mapping-can-say-what-it-means = його пропущено; відповідність може сказати, що він означає
says-it-is-ignored-did-you-mean-near = його пропущено; можливо, ви мали на увазі `{ $near }`?
says-it-is-made-of-everything-until-the-last-day-of-the-data-known-at = її зроблено з усього до останнього дня даних: known_at повертає назад, segment бере частину клієнтів
says-it-is-not-known-of-which-account-these-events-are = невідомо, якому обліковому запису належать ці події
says-it-is-not-known-yet-of-which-account-source-id-is-so-another-account = ще невідомо, який обліковий запис стоїть за джерелом { $id }, тож інший можна було б прийняти за нього
says-it-is-not-read = його не прочитано
says-it-is-not-read-a-mapping-can-say-which-table-it-is-under-files = його не прочитано; відповідність може сказати, яка це таблиця, у [files]
says-it-is-not-read-a-newer-version-of-tenure-may-know-it = його не прочитано; новіша версія Tenure може його знати
says-it-is-not-read-did-you-mean-near = його не прочитано; можливо, ви мали на увазі `{ $near }`?
says-it-is-not-read-files-are-csv-jsonl-parquet-or-json = його не прочитано; файли — це .csv, .jsonl, .parquet або .json
says-it-is-not-read-it-may-be-table-say-so-in-a-mapping-under = його не прочитано; це може бути { $table }: вкажіть це у відповідності, у [files]
says-it-is-not-read-save-each-sheet-as-csv-utf-8-named-after-its = він не читається; збережіть кожен аркуш як CSV (UTF-8) з назвою його таблиці
says-it-is-not-read-save-what-it-gives-as-a-file = його не прочитано; збережіть те, що він дає, як файл
says-it-is-not-read-tables-beside-them-are-such-as-fx-rates-csv = його не прочитано; таблиці поряд — так, наприклад fx_rates.csv
says-it-is-not-read-tables-beside-them-are-such-as-subscriptions-csv = його не прочитано; таблиці поряд — так, наприклад subscriptions.csv
says-it-is-read-within-its-conversation = читається у своїй розмові
says-it-is-taken-to-be-unpaid-since-the-row-was-written-updated-at-else = вважається несплаченим, відколи записано рядок (`updated_at`, інакше імпорт), і тоді настає відтік: дайте зміну на `unpaid` з її часом у `subscription_changes`
says-it-is-taken-to-rest-since-the-row-was-written-updated-at-else-the = вважається, що пауза триває відтоді, як записано рядок (`updated_at`, інакше імпорт)
says-it-is-whole = вона ціла
says-it-names-a-ticket-that-is-gone-tickets-has-those-with-status-deleted = називає звернення, якого вже немає; у `tickets` є ті, що мають стан deleted
says-it-opens-all-secrets-n = відкриває всі секрети: { $n }
says-it-says-nothing-new = не каже нічого нового
says-it-says-nothing-of-conversations = нічого не каже про розмови
says-it-says-nothing-of-recurring-revenue = нічого не каже про регулярний дохід
says-it-says-nothing-of-tickets = нічого не каже про звернення
says-it-tells-that-a-person-took-over = каже, що далі відповідала людина
says-it-tells-that-no-person-solved-its-conversation = каже, що розмову вирішила не людина
says-it-tells-the-stages-of-its-contacts = каже про етапи своїх контактів
says-it-tells-what-the-stages-of-deals-are = каже, якими є етапи угод
says-it-tells-whose-contacts-are = каже, чиї це контакти
says-it-tells-whose-conversations-and-contacts-are = каже, чиї це розмови й контакти
says-it-tells-whose-tickets-and-contacts-are = каже, чиї це звернення й контакти
says-it-was-cancelled-before-it-began = це скасовано, перш ніж воно почалося
says-it-was-read-with-a-decimal-point-where-the-point-stands-between-thousands-put = його прочитано з десятковою крапкою; якщо крапка стоїть між тисячами, додайте до зіставлення decimal = "," і thousands = ".", інакше decimal = "."
says-item = позиція
says-item-of-the-subscription = позиція підписки
says-item-that-changed = позиція, що змінилася
says-its-key-is-of-an-account-that-is-connected-already-as-source-id = його ключ належить обліковому запису, який уже під’єднано як джерело { $id }
says-its-key-was-sealed-with-a-key-of-the-server-that-is-missing = ключ джерела запечатано ключем сервера, якого немає
says-its-ticket-is-not-in-the-files = його звернення немає у файлах
says-job-id-is-at-work-for-so-many-hours-n = завдання { $id } виконується стільки годин: { $n }
says-job-id-waits-and-none-is-done-for-so-many-hours-n = завдання { $id } чекає, і жодне не виконується, стільки годин: { $n }
says-job-id-waits-for-the-next-start = завдання { $id } чекає на наступний запуск
says-job-id-was-being-done-when-the-server-ended-the-next-start-marks-it = завдання { $id } виконувалося, коли сервер зупинився; наступний запуск його позначить
says-jobs = завдання
says-join-two-conditions-with-and-or-or = з’єднайте дві умови через `and` або `or`
says-key-cannot-be-value = { $key } не може бути { $value }
says-key-is-kept-and-cannot-become-said-why = { $key } — { $kept } і не може стати { $said }: { $why }
says-key-is-set-twice = `{ $key }` задано двічі
says-key-of-secrets = ключ секретів
says-key-true-or-leave-it-out = { $key }=true або пропустіть цей параметр
says-key-value-is-neither-true-nor-false = { $key }={ $value } — ні true, ні false
says-key-value-is-not-a-policy = { $key }={ $value } — не політика
says-kind-cannot-be-left-out = { $kind } не можна пропустити
says-kind-of-buyer = тип покупця
says-kinds-are-kinds = види: { $kinds }
says-lang-value-is-no-language = lang={ $value } — не мова
says-language-of-the-comment = мова коментаря
says-language-of-the-text = мова тексту
says-languages-have-codes-of-two-letters-such-as-en-ro-uk-zh-nb-unknown = мови мають коди з двох літер, як-от en, ro, uk, zh, nb; unknown — це те, чого ніхто не визначить
says-last-month-of-the-card = останній місяць дії картки
says-lead = лід
says-lead-that-was-referred = лід, якого привела рекомендація
says-leave-a-space-between-them = залиште між ними пробіл
says-leave-currency-signs-units-and-out-of-the-number = не пишіть у числі знаків валют, одиниць і %
says-leave-grain-out-from-and-to-are-one-period-compared-with-the-one-before = приберіть { $grain }: { $from } і { $to } — це один період, який порівнюють із попереднім
says-leave-grain-out-from-and-to-are-the-one-period-whose-churn-is-explained = приберіть { $grain }: { $from } і { $to } — це один період, відтік якого пояснюють
says-leave-grain-out-from-and-to-are-the-one-range-that-is-looked-at = приберіть { $grain }: { $from } і { $to } — це єдиний діапазон, який розглядають
says-leave-grain-out-this-goes-by-month = приберіть { $grain }: тут рахують за місяцями
says-leave-one-of-key-first-and-key-second-out = приберіть одне з `{ $key }={ $first }` і `{ $key }={ $second }`
says-leave-the-field-empty-for-unknown-or-no-end = лишіть поле порожнім для «невідомо» або «без кінця»
says-leave-the-field-empty-or-name-the-customer-that-this-one-became-until-then = залиште поле порожнім або назвіть клієнта, яким цей став; доти він лишається тим, ким був
says-length-of-the-contract-term-in-months = тривалість строку договору в місяцях
says-let-the-user-who-runs-tenure-read-it-such-as-with-chmod-r = дозвольте читання користувачеві, від імені якого працює tenure, наприклад через `chmod +r`
says-letter-means-nothing-here = `{ $letter }` тут нічого не означає
says-limits-of-the-plan = обмеження плану
says-line-concerned = відповідний рядок
says-lines-of-invoices = Рядки рахунків.
says-lines-that-end-with-lf-or-crlf-not-with-cr-alone = рядки, що закінчуються на LF або CRLF, а не лише на CR
says-list-price-of-one-per-interval-where-there-is-no-amount-it-is-taken = прейскурантна ціна однієї одиниці за період, якщо немає `amount`: множиться на кількість
says-list-price-per-interval = прейскурантна ціна за період
says-list-price-per-interval-for-the-whole-quantity-before-discount = прейскурантна ціна за період за всю кількість, до знижки
says-list-price-per-interval-from-then-on = прейскурантна ціна за період відтоді
says-look-at-the-disk-or-the-network-share-that-it-is-on-and-try = перевірте диск або мережеву теку, де він лежить, і спробуйте ще раз
says-look-whether-this-machine-reaches-api-stripe-com-and-try-again = перевірте, чи ця машина має доступ до api.stripe.com, і спробуйте ще раз
says-looked-at-keys-advice = шукали в { $keys }; { $advice }
says-make-a-restricted-key-rk-live-with-read-permissions-in-stripe-s-dashboard-under = створіть обмежений ключ (rk_live_…) із правами читання в панелі Stripe: Developers, API keys
says-make-somebody-else-an-owner-first = спершу зробіть власником когось іншого
says-means-of-payment = спосіб оплати
says-mend-it-at-the-source-and-export-it-again = виправте в джерелі й експортуйте ще раз
says-metric-has-no-interval-it-counts-days-features-seats-or-goals-of-the-same = { $metric } не має інтервалу: він рахує дні, функції, місця чи цілі тих самих клієнтів, які повʼязані між собою
says-metric-has-no-interval-it-says-what-is-and-is-no-rate-of-a = { $metric } не має інтервалу: він каже, що є, і не є часткою вибірки
says-metric-has-no-variant-variant = { $metric } не має варіанта { $variant }
says-metric-variant-goes-by-own = { $metric } { $variant } рахується за { $own }
says-migrations = міграції
says-missing-has-to-be-given = потрібно вказати { $missing }
says-money-paid-back = Повернені кошти.
says-month = місяць
says-month-cannot-be-closed-its-figures-are-undefined-why = { $month } не можна закрити: показники не визначено, { $why }
says-month-is-closed-already-by-close-id-of-at = { $month } уже закрито, закриттям { $id } від { $at }
says-month-is-not-over-yet = { $month } ще не скінчився
says-months-are-closed-in-order = місяці закривають по черзі
says-months-are-written-2026-10 = місяці пишуть як 2026-10
says-months-are-written-like-2026-10 = місяці пишуть як 2026-10
says-months-up-to-month-are-closed-in-days-of-then-and-the-account-s = місяці до { $month } закрито за днями { $then }, а часовий пояс облікового запису — { $now }; `restated` дає показники без закриттів
says-months-up-to-month-are-closed-in-it-tenure-close-reopen-month-opens-them = місяці до { $month } закрито саме так; `tenure close --reopen MONTH` знову їх відкриває
says-months-up-to-month-are-closed-in-then-and-the-account-s-currency-is = місяці до { $month } закрито у { $then }, а валюта облікового запису — { $now }; `restated` дає показники без закриттів
says-more-than-one-refund-of-a-payment = більше ніж одне повернення платежу
says-most-periods-are-whole-months-only-if-their-last-day-is-one-of-them = більшість періодів є повними місяцями, лише якщо останній день входить у них; тоді вкажіть `inclusive_ends = true` у `tenure.toml`, бо інакше всі йдуть в останній день і повертаються наступного
says-mrr-of-the-month = MRR за місяць
says-name = назва або ім’я
says-name-always-has-a-value = { $name } завжди має значення
says-name-asc-or-name-desc = { $name }:asc або { $name }:desc
says-name-is-compared-with-what-found-literal = { $name } порівнюють із таким: { $what }; знайдено: { $literal }
says-name-is-no-name-for-a-file = { $name } — не назва файлу
says-name-is-no-time-zone = { $name } — не часовий пояс
says-name-is-not-true-or-false-by-itself = { $name } саме по собі не є істинним чи хибним
says-name-is-the-number-of-a-segment-and-no-name = { $name } — номер сегмента, а не назва
says-name-is-there-twice = { $name } є двічі
says-name-of-the-event = назва події
says-name-of-the-feature = назва функції
says-name-of-the-milestone = назва віхи
says-name-two-or-more-flag-nps-customer-churn = назвіть два або більше: { $flag } nps,customer_churn
says-name-was-taken-for-the-whole-price-a-mapping-can-say-which-column-is = `{ $name }` взято за всю ціну; відповідність може сказати, який стовпець є `quantity`, а з `{ $name } = "amount"` – що його немає
says-names-and-comments-of-customers-are-kept-from-you-and-notes-with-them = імена й коментарі клієнтів від вас приховано, а разом із ними й нотатки
says-no-annotation-is-of-the-kind-kind = анотацій виду { $kind } немає
says-no-check-is-named-name = перевірки з назвою { $name } немає
says-no-check-is-named-name-there-are-checks = перевірки з назвою { $name } немає; є { $checks }
says-no-customer-has-the-id-id = жоден клієнт не має ідентифікатора { $id }
says-no-date-of-customers-is-named-name-there-are-dates = дати клієнтів з назвою { $name } немає; є { $dates }
says-no-date-of-customers-is-named-name-there-is-none = дати клієнтів з назвою { $name } немає: немає жодної
says-no-dimension-is-named-name-there-are-dimensions = виміру з назвою { $name } немає; є { $dimensions }
says-no-line-has-a-service-period-so-none-recurs-and-there-is-no-mrr = жоден рядок не має періоду обслуговування, тож жоден не повторюється і MRR немає; вкажіть періоди або те, що сплачують щомісяця, як `subscriptions` чи `mrr_months`
says-no-marks-between-thousands-or-a-mapping = без знаків між тисячами або зіставлення
says-no-metric-is-called-id = немає метрики { $id }
says-no-metric-is-named-id = показника з назвою { $id } немає
says-no-month-is-closed = жодного місяця не закрито
says-no-movement-is-of-the-kind-kind = змін виду { $kind } немає
says-no-nul-bytes = без байтів NUL
says-no-nul-characters = без символів NUL
says-no-policy-is-named-name = політики з назвою { $name } немає
says-no-policy-setting-is-named-key = налаштування політики з назвою `{ $key }` немає
says-no-policy-was-saved-under-the-name-name = політику з назвою { $name } не збережено
says-no-recorded-at-except-into-an-empty-workspace = без `recorded_at`, хіба що робочий простір порожній
says-no-reply-the-first-message-a-note-or-a-machine-s = не відповідь: перше повідомлення, нотатка або автоматичне
says-no-secrets-are-kept-yet = секретів ще немає
says-no-server-is-running = жоден сервер не працює
says-no-theme-is-named-name = теми з назвою { $name } немає
says-nobody-says-of-any-invoice-whether-it-was-paid-so-none-makes-mrr-give = про жоден рахунок не сказано, чи його сплачено, тож жоден не дає MRR; вкажіть це або рахуйте всі від дня виставлення з `--policy standard,invoice_new=issued`
says-nobody-was-asked = нікого не запитували
says-none-hangs = жодне не зависло
says-none-of-the-plans-that-they-name-has-a-price-so-there-is-no = жоден із названих планів не має ціни, тож MRR немає; подайте `plans` з їхнім `amount` або скажіть у відповідності, який стовпець є `amount`
says-none-of-these-visitors-counts-as-qualified-correct-the-counts-or-say-qualified-visitors = жоден із цих відвідувачів не рахується як кваліфікований; виправте числа або вкажіть `qualified_visitors`, якщо хтось належить до двох із них
says-notes = нотатки
says-nothing-after-it-was-read = після нього нічого не прочитано
says-nothing-can-be-asked-under-path = за адресою { $path } нічого не можна запитати
says-nothing-of-it-is-read-mend-the-link-or-put-the-file-in-its = з нього нічого не прочитано; виправте посилання або покладіть файл на його місце
says-nothing-of-that-number-was-removed-by-you-within-the-last-hour = за останню годину ви не видаляли нічого з цим номером
says-nothing-of-the-archive-was-read = з архіву нічого не прочитано
says-nothing-that-happens-is-of-the-kind-kind = жодна подія не належить до виду { $kind }
says-nothing-was-said-to-look-at-advice = не сказано, де шукати; { $advice }
says-number-of-employees = кількість працівників
says-number-of-the-attempt-from-1 = номер спроби, починаючи з 1
says-numbers = числа
says-objects-lists-of-them-or-arrays-of-them = об’єкти, їхні списки або масиви
says-objects-of-one-mode-1-live-mode-object-was-left-out = об’єкти одного режиму; 1 об’єкт робочого режиму пропущено
says-objects-of-one-mode-1-test-mode-object-was-left-out = об’єкти одного режиму; 1 об’єкт тестового режиму пропущено
says-objects-of-one-mode-n-live-mode-objects-were-left-out = об’єкти одного режиму; { $n ->
        [one] { $n } об’єкт
        [few] { $n } об’єкти
        [many] { $n } об’єктів
        *[other] { $n } об’єкта
    } робочого режиму пропущено
says-objects-of-one-mode-n-test-mode-objects-were-left-out = об’єкти одного режиму; { $n ->
        [one] { $n } об’єкт
        [few] { $n } об’єкти
        [many] { $n } об’єктів
        *[other] { $n } об’єкта
    } тестового режиму пропущено
says-objects-of-stripe-zendesk-intercom-chatwoot-and-hubspot-are-known-rows-of-a-table = відомі об’єкти Stripe, Zendesk, Intercom, Chatwoot і HubSpot; рядки таблиці — це .jsonl, по об’єкту в рядку
says-objects-or-events-of-stripe-s-api = об’єкти або події API Stripe
says-of-the-two-rows-the-later-one-was-taken = із двох рядків узято пізніший
says-of-the-two-rows-the-one-that-was-read-first-was-taken = із двох рядків узято прочитаний першим
says-of-what-number-days-number-months = чого саме? { $number } days, { $number } months
says-on-which-occasion = з якої нагоди
says-once-a-month-is-closed-what-changes-in-it-is-told-here = коли місяць закрито, тут видно, що в ньому змінюється
says-one-column-each-first-and-second-mean-the-same = кожен стовпець лише раз; `{ $first }` і `{ $second }` означають те саме
says-one-column-for-each-month = один стовпець для кожного місяця
says-one-format-first-and-second-were-both-read = один формат; прочитано і { $first }, і { $second }
says-one-json-object-on-each-line = по одному об’єкту JSON у рядку
says-one-metric-alone-moves-with-nothing = один показник сам ні з чим не рухається разом
says-one-of-our-own-people = один із наших людей
says-one-of-words = одне з: { $words }
says-one-row-for-each-event-id-of-a-customer-first = один рядок для кожного `event_id` клієнта{ $first }
says-one-row-for-each-id-or-an-updated-at-that-tells-versions-apart-first = один рядок для кожного id або `updated_at`, що розрізняє версії{ $first }
says-one-s-own-password-is-changed-with-the-one-so-far = власний пароль змінюють, вказавши дотеперішній
says-one-text-or-a-list-of-texts = текст або перелік текстів
says-one-way-to-write-numbers-line-line-has-other-so-this-may-be-thousands = один спосіб писати числа; у рядку { $line } стоїть { $other }, тож це можуть бути тисячі
says-only-months-will-do = підходять лише місяці
says-only-their-owner-can-read-the-database-and-the-key = лише власник може читати базу даних і ключ
says-order-among-changes-of-one-instant = порядок змін одного моменту
says-others-on-this-machine-can-read-files = інші на цій машині можуть читати { $files }
says-our-replies = наші відповіді
says-pairs-of-texts = пари текстів
says-pairs-of-texts-stage-of-a-deal-stage-of-a-lead = пари текстів: етап угоди, етап ліда
says-parameters-such-as-window-5d-topic-same = параметри, наприклад "window=5d, topic=same"
says-parentheses-and-not-go-at-most-n-deep = дужки та `not` вкладаються не глибше ніж на { $n }
says-part-is-a-part-of-whole = { $part } є частиною { $whole }
says-part-value-is-more-than-whole-all = { $part } { $value } більше за { $whole } { $all }
says-patch-api-v1-me-takes-password-and-current-password = PATCH /api/v1/me приймає password і current_password
says-payments-that-the-payer-contests = Платежі, які платник оскаржує.
says-pending-a-charge-counts-when-it-has-succeeded-or-failed = в очікуванні: платіж рахується, коли він вдався або не вдався
says-people-at-a-customer = Люди в клієнта.
says-people-or-companies-before-they-pay = Люди або компанії до того, як почнуть платити.
says-people-who-use-the-product = Люди, які користуються продуктом.
says-period-start-and-period-end-what-a-line-pays-for-and-for-how-long = `period_start` і `period_end`: за що платить рядок рахунка і на який строк
says-periods-are-written-2026-2026-q3-or-2026-07 = періоди пишуть 2026, 2026-Q3 або 2026-07
says-permissions = права доступу
says-plan = план
says-plan-from-then-on = план відтоді
says-plan-of-the-item = план позиції
says-plan-that-is-billed = план, за який виставлено рахунок
says-plans-that-have-it = плани, які її мають
says-policies-have-names-here-see-policy-list = тут політики мають назви: див. policy/list
says-product-of-the-plan = продукт плану
says-purchased-seats = придбані місця
says-purchased-seats-from-an-instant-on = Придбані місця, починаючи з певного моменту.
says-put-contacts-json-and-companies-json-beside-the-conversations-and-say-where-a-customer = покладіть contacts.json і companies.json поряд із розмовами та вкажіть, де стоїть id клієнта, у tenure.toml: [support] customer = ["company.id"], або через --customer-key
says-put-fields-that-contain-the-delimiter-into-quotes = поля, що містять роздільник, беріть у лапки
says-put-the-old-key-in-its-place-or-connect-the-source-again = поверніть старий ключ на місце або під'єднайте джерело знову
says-put-users-json-and-organizations-json-beside-the-tickets-and-say-where-a-customer = покладіть users.json і organizations.json поряд зі зверненнями та вкажіть, де стоїть id клієнта, у tenure.toml: [support] customer = ["company.id"], або через --customer-key
says-quantity-1-where-absent = кількість; 1, якщо не вказано
says-quantity-beside-the-price-of-one = `quantity` поруч із ціною за одиницю
says-quantity-from-then-on = кількість відтоді
says-quantity-negative-on-credit-lines = кількість; від’ємна в кредитних рядках
says-quotes-are-straight-text = лапки прямі: "text"
says-rates-have-one-metrics = його мають частки: { $metrics }
says-rates-to-home-in-fx-rates-date-currency-rate-for-codes = курси до { $home } у `fx_rates` (`date`, `currency`, `rate`) для { $codes }
says-rating-that-the-customer-gave-good-and-bad-count-as-csat = оцінка, яку поставив клієнт; good і bad рахуються як CSAT
says-reading-went-on-with-the-next-line = читання продовжено з наступного рядка
says-reason-as-we-see-it = причина, як її бачимо ми
says-reasons-are-known-only-of-customers-who-left-so-lifetimes-cannot-be-split-by = причини відомі лише для клієнтів, які пішли, тож тривалість життя не можна поділити за ними
says-reasons-are-known-only-of-customers-who-left-so-metric-variant-cannot-be-split = причини відомі лише для клієнтів, які пішли, тож { $metric } { $variant } не можна поділити за ними
says-reasons-are-known-only-of-customers-who-left-so-no-rate-can-be-split = причини відомі лише для клієнтів, які пішли, тож жодну частку не можна поділити за ними
says-recognised-revenue = визнаний дохід
says-recognised-revenue-by-month = Визнаний дохід за місяцями.
says-records-of-comma-separated-values-error = записи зі значеннями, розділеними комами ({ $error })
says-references = посилання
says-region-within-the-country = регіон у межах країни
says-remove-or-rename-one-of-them-or-say-in-a-mapping-which-one-counts = приберіть або перейменуйте один із них чи вкажіть у відповідності, який рахувати
says-remove-them-their-imports-are-gone-or-never-came-whole = вилучіть їх: їхні імпорти зникли або так і не надійшли повністю
says-remove-this-source-or-give-it-the-key-of-another-account = вилучіть це джерело або дайте йому ключ іншого облікового запису
says-renewals-go-by-the-end-as-it-is-written-correct-one-of-the-two = поновлення йдуть за кінцем, як його записано; виправте один із двох
says-restore-the-data-from-a-backup-or-undo-import-batch-under-data-sources-and = відновіть дані з резервної копії або скасуйте імпорт { $batch } у джерелах даних і імпортуйте його файли знову; `tenure doctor` перевіряє все, що зберігається
says-role-at-the-customer = роль у клієнта
says-role-in-the-product = роль у продукті
says-rows-after-the-header = рядки після заголовка
says-rows-that-differ = рядки, що різняться
says-rows-that-differ-in-columns = рядки, що різняться за { $columns }
says-rows-that-refer-to-rows-that-are-not-there-n-one-in-table = рядків, що посилаються на відсутні рядки: { $n }, один у { $table }
says-rows-that-say-something-1-row-is-delimiters-and-nothing-else = рядки, які щось кажуть; 1 рядок складається лише з роздільників
says-rows-that-say-something-count-rows-are-delimiters-and-nothing-else = рядки, які щось кажуть; рядків, що складаються лише з роздільників: { $count }
says-save-it-again-as-utf-8-in-spreadsheets-csv-utf-8 = збережіть його ще раз в UTF-8 (в електронних таблицях: "CSV UTF-8")
says-save-the-file-again-as-utf-8 = збережіть файл ще раз в UTF-8
says-save-the-file-again-with-line-ends-of-unix-or-windows = збережіть файл ще раз із кінцями рядків Unix або Windows
says-save-the-sheet-as-csv = збережіть аркуш як CSV
says-save-the-sheet-as-csv-csv-utf-8 = збережіть аркуш як CSV ("CSV UTF-8")
says-say-which-property-holds-a-customer-s-id-in-tenure-toml-hubspot-customer-contact = вкажіть, яка властивість містить id клієнта, у tenure.toml: [hubspot] customer = "contact.customer_id" або "company.customer_id", чи через --customer-key; без цього лід стає клієнтом за своїм етапом і не знаходиться в білінгу
says-searches = пошуки
says-seats-in-the-price = місця, включені в ціну
says-second-counts-all-of-them-correct-one-of-the-two = `{ $second }` рахує їх усі; виправте одне з двох
says-see-docs-api-md-for-what-can-be-asked = що можна запитати, див. у docs/api.md
says-segment-fields-lists-what-can-be-asked-for = segment/fields перелічує, про що можна запитати
says-segments-and-headings-take-the-column-under-attributes-name-a-mapping-with-another-name = сегменти й заголовки беруть стовпець як `attributes.{ $name }`; зіставлення з іншою назвою або перейменування зробить це ясним
says-send-it-as-current-password-an-admin-can-set-another-one = надішліть його як current_password; адміністратор може встановити інший
says-send-its-files-again = надішліть його файли знову
says-send-the-files-again-rows-that-are-known-already-change-nothing = надішліть файли ще раз; уже відомі рядки нічого не змінять
says-serve-another-folder-for-the-other-mode-tenure-serve-data-dir = для іншого режиму візьміть іншу теку: tenure serve --data DIR
says-serve-this-folder-with-that-version = обслуговуйте цю теку тією версією
says-server = сервер
says-server-database = база даних сервера
says-service-is-taken-to-have-ended-then-it-may-have-gone-on-to-the = вважається, що обслуговування тоді й закінчилося; можливо, воно тривало до кінця оплаченого строку
says-service-is-taken-to-have-ended-when-the-row-was-written-updated-at-else = вважається, що обслуговування закінчилося, коли записано рядок (`updated_at`, інакше імпорт), тож увесь давній відтік припадає на один місяць
says-set-identifier-of-contacts-in-chatwoot-or-say-where-a-customer-s-id-stands = заповніть `identifier` контактів у Chatwoot або вкажіть, де стоїть id клієнта, у tenure.toml: [support] customer = ["contact.customer_id"] для власного атрибута, або через --customer-key
says-set-the-clock-of-the-server-right-or-wait-until-that-time-has-come = виставте годинник сервера правильно або зачекайте, доки настане той час
says-setting-is-no-setting-of-a-policy = { $setting } — не налаштування політики
says-settings-are-all = налаштування: { $all }
says-settings-follow-the-preset-as-setting-value-with-commas-between = налаштування йдуть після набору як setting=value, через коми
says-since-when-a-payment-is-late = відколи прострочено платіж
says-since-when-nobody-pays-rows-that-say-only-that-it-is-unpaid-n = відколи ніхто не платить; рядків, які кажуть лише, що не сплачено: { $n }
says-slug-does-not-say-what-one-cohort-cost = { $slug } не каже, скільки коштувала одна когорта
says-somebody-has-been-at-the-database-restore-a-backup-from-before = хтось змінював базу даних: відновіть резервну копію, зроблену до того
says-something-in-the-workspace-is-dated-at-which-is-in-the-future = щось у робочій області має дату { $at }, яка в майбутньому
says-stage = етап
says-stage-that-it-is-in = етап, на якому він перебуває
says-stages-one-after-the-other = етапи один за одним
says-stages-that-a-lead-has-entered = Етапи, яких досяг лід.
says-start-of-the-service-period = початок періоду обслуговування
says-start-the-server-again-the-terminal-prints-a-new-one = перезапустіть сервер: термінал виведе нове
says-start-the-server-anew = перезапустіть сервер
says-state-from-then-on = стан відтоді
says-state-of-the-goal = стан цілі
says-state-of-the-invoice = стан рахунка
says-state-of-the-subscription = стан підписки
says-state-of-the-ticket = стан звернення
says-stated-reason-a-b-for-levels = названа причина; `a > b` для рівнів
says-states-of-an-item-from-an-instant-on = Стани позиції, починаючи з певного моменту.
says-status-or-paid-at-or-payments-which-invoices-were-paid = `status` або `paid_at`, або `payments`: які рахунки сплачено
says-steps-of-onboarding = Кроки впровадження.
says-stop-the-server-and-restore-the-last-backup-tenure-restore = зупиніть сервер і відновіть останню резервну копію (tenure restore)
says-subscription-items-and-their-terms = Позиції підписок та їхні умови.
says-subscription-that-changed = підписка, що змінилася
says-subscription-that-is-billed = підписка, за яку виставлено рахунок
says-subscriptions-or-invoices = "subscriptions" або "invoices"
says-subscriptions-which-were-not-exported = підписки, яких не експортовано
says-such-as-1-05-or-25000 = наприклад, 1.05 або 25000
says-such-as-country-ro = наприклад, country = "RO"
says-support-requests = Звернення до підтримки.
says-survey = опитування
says-surveys-and-their-scales = Опитування та їхні шкали.
says-sync-the-source-which-account-it-is-of-is-then-known = синхронізуйте джерело: тоді буде відомо, який це обліковий запис
says-tax-on-the-line = податок за рядком
says-tax-rate-in-percent = ставка податку у відсотках
says-tax-rate-in-percent-from-then-on = ставка податку у відсотках відтоді
says-tenure-is-the-age-itself-so-lifetimes-cannot-be-split-by-it-cohort-can = tenure — це сам вік, тож тривалість життя не можна поділити за ним; за cohort можна
says-text = текст
says-text-in-quotes = текст у лапках
says-text-in-utf-8 = текст в UTF-8
says-text-is-no-day = { $text } — не день
says-text-is-no-decimal = { $text } — не десяткове число
says-text-is-no-month = { $text } — не місяць
says-text-is-no-number-of-levels-name-1-is-the-first-level-of-reasons = { $text } — не кількість рівнів; { $name }:1 — перший рівень причин, { $name }:2 — перші два, { $name } — уся причина
says-text-is-no-period = { $text } — не період
says-text-is-not-a-month = { $text } — не місяць
says-text-stands-in-quotes-text = текст пишуть у лапках: { $text }
says-that-is-not-your-password-so-far = це не ваш дотеперішній пароль
says-the-account-s-currency = валюта облікового запису
says-the-account-s-time-zone = часовий пояс облікового запису
says-the-amount-counts-as-it-stands-in-parts-of-the-smallest-coin-and-is = сума рахується як є, з частками найменшої монети, а показується заокругленою; виправте її або вкажіть її валюту
says-the-amount-in-major-or-in-minor-units-not-both = сума в основних або в дрібних одиницях, а не в обох
says-the-amount-of-a-line-before-tax = сума рядка без податку
says-the-catalogue-lists-all-of-them = каталог містить їх усі
says-the-change-of-status-is-left-out-a-status-of-your-own-has-one = зміну стану пропущено; поряд із власним станом стоїть один зі станів Zendesk
says-the-checks-name-all-that-is-missing-or-too-large = перевірки називають усе, чого бракує або що завелике
says-the-column-column-which-table-requires = стовпець `{ $column }`, обов’язковий для { $table }
says-the-column-is-ignored = стовпець пропущено
says-the-command-line-put-it-elsewhere-or-it-was-removed = командний рядок записав його деінде, або його видалено
says-the-comment-counts-as-nobody-s-export-the-users-too = коментар вважається нічиїм; експортуйте й користувачів
says-the-coupon-of-a-discount-the-price-counts-without-it = купон знижки; ціна рахується без неї
says-the-customer-s-replies = відповіді клієнта
says-the-dashboard-s-exports-do-not-tell-what = експорти панелі Stripe не кажуть: { $what }
says-the-data-are-held-data-of-stripe-and-the-key-is-of-given-mode = дані — зі Stripe у режимі { $held }, а ключ — режиму { $given }
says-the-data-of-the-source-are-of-account = дані джерела належать { $account }
says-the-day-after-the-last-one-as-the-end-of-a-service-period = день після останнього як кінець періоду обслуговування
says-the-demo-company-is-there = демонстраційна компанія вже є
says-the-discount-never-counts-correct-the-time-or-leave-it-empty-where-the-discount = знижка ніколи не діє; виправте час або залиште порожнім, де знижка триває
says-the-end = кінець
says-the-end-of-the-token-has-passed = термін дії токена вже минув
says-the-exchange-rates-that-are-stored-are-in-it-undo-their-import-tenure-batches = збережені курси — саме в ній; скасуйте їхній імпорт (`tenure batches`) або почніть інший робочий простір
says-the-expression = вираз
says-the-expression-is-no-segment-line-line-letter-column-message = вираз не є сегментом: рядок { $line }, символ { $column }: { $message }
says-the-file-has-columns = у файлі є { $columns }
says-the-file-may-be-latin-1-or-windows-1252-save-it-again-as-utf = файл може бути в Latin-1 або Windows-1252; збережіть його ще раз в UTF-8
says-the-first-day-of-the-week-or-month = перший день тижня або місяця
says-the-id-of-another-customer = ідентифікатор іншого клієнта
says-the-id-of-the-customer = id клієнта
says-the-key-is-empty = ключ порожній
says-the-key-is-of-the-account-told-and-not-of-wanted = ключ належить обліковому запису { $told }, а не { $wanted }
says-the-last-close-can-be-taken-back-reopen-it = останнє закриття можна скасувати: відкрийте місяць знову
says-the-lines-of-invoices-each-counts-as-one-line-over-its-whole-period = рядки рахунків (кожен рахунок — це один рядок на весь його період)
says-the-list-of-all-metrics-comes-as-csv = список усіх показників є у форматі csv
says-the-list-of-closes-shows-all-of-them = перелік закриттів показує їх усі
says-the-list-of-customers-shows-their-ids = список клієнтів показує їхні ідентифікатори
says-the-list-of-imports-shows-all-batches = перелік імпортів показує всі пакети
says-the-list-of-items-before-the-event = список позицій перед подією
says-the-list-of-policies-shows-all-of-them = перелік політик показує їх усі
says-the-list-of-what-to-its-end-it-has-total-of-which-here-are = список { $what } до кінця; у ньому { $total }, з них тут { $here }
says-the-list-of-what-to-its-end-no-page-of-it-is-the-last = список { $what } до кінця; жодна його сторінка не є останньою
says-the-marks-between-thousands-were-read-as-such-as-the-file-writes-them = знаки між тисячами прочитано саме так, як їх пише файл
says-the-metric-reasons-counts-who-left-and-the-mrr-that-they-took-by-reason = показник { $reasons } рахує за причинами, хто пішов і скільки MRR забрав
says-the-mrr-of-id-did-not-move-on-day = MRR клієнта { $id } не змінювався { $day }
says-the-name = назва
says-the-name-of-a-policy = назва політики
says-the-name-of-a-table-or-to-leave-the-file-out = назва таблиці або "", щоб пропустити файл
says-the-name-of-an-attribute = назва атрибута
says-the-nearest-movements-are-on-days = найближчі зміни: { $days }
says-the-note = нотатка
says-the-numbers-of-this-file-were-read-with-a-decimal-comma-as-it-writes = числа цього файлу прочитано з десятковою комою, як він їх пише
says-the-one-that-was-recorded-last-counts-both-are-kept = рахується записана останньою; збережено обидві
says-the-password-has-fewer-than-n-letters = пароль має менше ніж { $n } літер
says-the-password-is-longer-than-n-bytes = пароль довший за { $n } байтів
says-the-pause-is-taken-to-last-correct-the-time-or-leave-it-empty-where = вважається, що пауза триває; виправте час або залиште порожнім, якщо невідомо, коли вона закінчиться
says-the-price-in-currency-its-mrr-counts-as-0 = ціна в { $currency }; її MRR рахується як 0
says-the-range-from-from-to-to-is-empty = діапазон від { $from } до { $to } порожній
says-the-range-has-n-periods = { $n ->
    [one] діапазон має { $n } період
    [few] діапазон має { $n } періоди
    [many] діапазон має { $n } періодів
   *[other] діапазон має { $n } періоду
}
says-the-rate-is-not-used-a-rate-says-how-much-of-the-account-s = курс не використовується; курс показує, скільки валюти облікового запису коштує одиниця іншої, тож, може, він належить тій іншій, або валюта облікового запису не та, яку ви маєте на увазі
says-the-report-shows-the-months-that-have-figures = звіт показує місяці, що мають показники
says-the-scope-scope-is-above-the-role-role = доступ { $scope } вищий за роль { $role }
says-the-secrets-of-the-source-were-sealed-with-another-key = секрети джерела запечатано іншим ключем
says-the-segment-asks-for-what-is-kept-from-you = сегмент запитує про те, що від вас приховано
says-the-segment-cannot-be-used-line-line-letter-column-message = сегмент не можна застосувати: рядок { $line }, символ { $column }: { $message }
says-the-server-ended-while-it-was-being-done = сервер зупинився, поки це виконувалося
says-the-server-has-no-file-of-this-backup = на сервері немає файлу цієї резервної копії
says-the-source-may-have-added-it-since-this-version-of-tenure-nothing-is-guessed = джерело могло додати його після цієї версії Tenure; нічого не вгадується
says-the-source-s-own-version-of-the-row = версія рядка за даними джерела
says-the-tax-rate-of-a-price-that-contains-tax-the-price-counts-with-its = ставка податку ціни, що містить податок; ціна рахується з податком
says-the-text = текст
says-the-text-that-begins-here-has-no-closing-quote = текст, що починається тут, не має закривного `{ $quote }`
says-the-tiers-of-a-tiered-price-its-mrr-counts-as-0 = рівні ступінчастої ціни; її MRR рахується як 0
says-the-time-of-the-import-was-used = використано час імпорту
says-the-time-zone-zone-in-which-dates-without-a-time-were-read-before-dates = часовий пояс { $zone }, у якому раніше прочитано дати без часу; дат, що зсуваються: { $n }
says-the-trigger-name-is-gone-what-was-written-can-be-changed = тригер { $name } зник: записане можна змінити
says-the-workspace-holds-the-account-other-and-the-key-is-of-this = робочий простір містить обліковий запис { $other }, а ключ належить { $this }
says-themes-are-themes = теми: { $themes }
says-then-give-field-or-name-the-column-that-holds-it-in-a-mapping = { $then }: вкажіть `{ $field }` або назвіть у зіставленні стовпець, де це записано
says-there-are-all = є { $all }
says-there-are-json-and-md = є json і md
says-there-are-more-than-n-signing-secrets = секретів підпису більше ніж { $n }
says-there-are-xlsx-and-csv = є xlsx і csv
says-there-is-a-user-email-already = користувач { $email } уже є
says-there-is-meant-which-differs-by-case-or-blanks-alone-ids-must-be-spelled = є { $meant }, що відрізняється лише регістром або пробілами: ідентифікатори мають писатися однаково
says-there-is-no-attribute-name = атрибута { $name } немає
says-there-is-no-batch-number = пакета { $number } немає
says-there-is-no-close-since-that-holds = чинного закриття { $since } немає
says-there-is-no-customer-id = клієнта { $id } немає
says-there-is-no-date-text = дати { $text } не існує
says-there-is-no-field-name = поля { $name } немає
says-there-is-no-file-in-the-form = у формі немає файлу
says-there-is-no-segment-name = сегмента { $name } немає
says-there-is-no-statement-id = звіту { $id } немає
says-there-is-no-workspace-name = робочої області { $name } немає
says-there-is-nothing-to-close-in-month-mrr-begins-in-first = у { $month } нема чого закривати: MRR починається в { $first }
says-there-is-nothing-to-close-in-month-the-data-hold-no-mrr = у { $month } нема чого закривати: у даних немає MRR
says-these-answers-are-in-no-score-correct-them-or-the-scale-of-the-survey = цих відповідей немає в жодній оцінці; виправте їх або шкалу опитування
says-these-answers-are-in-no-score-what-was-asked-on-stars-or-faces-may = ці відповіді не входять до жодного показника; те, про що питали зірками чи обличчями, може бути csat
says-these-columns-are-not-read = ці стовпці не читаються
says-they-are-kept-and-count-as-soon-as-a-file-tells-it-of-the = вони зберігаються й рахуватимуться, щойно файл скаже це для того самого ключа
says-they-were-skipped-as-empty-lines-are-nothing-is-to-be-done = їх пропущено, як і порожні рядки; робити нічого не треба
says-they-were-stored-and-are-in-no-figure-look-at-the-clock-that-dates = їх збережено, але вони не входять у жоден показник; перевірте годинник, що ставить їм час
says-they-were-taken-as-currency-the-account-s-currency = їх прочитано як { $currency }, валюту компанії
says-they-were-taken-as-currency-the-account-s-currency-their-plan-says-none = їх прочитано як { $currency }, валюту компанії: їхній тариф не називає жодної
says-they-were-taken-as-currency-the-currency-of-their-plan = їх прочитано як { $currency }, валюту їхнього тарифу
says-this-answer-has-no-rows-for-a-workbook = ця відповідь не має рядків для книги Excel
says-this-closes-nothing = ця `)` нічого не закриває
says-this-customer-has-no-movements-at-all = у цього клієнта змін немає взагалі
says-this-dimension-has-n-values-figures-can-be-split-by-at-most-most = { $n ->
    [one] цей вимір має { $n } значення; показники можна ділити щонайбільше за { $most }
    [few] цей вимір має { $n } значення; показники можна ділити щонайбільше за { $most }
    [many] цей вимір має { $n } значень; показники можна ділити щонайбільше за { $most }
   *[other] цей вимір має { $n } значення; показники можна ділити щонайбільше за { $most }
}
says-this-does-not-look-like-a-key-of-stripe = це не схоже на ключ Stripe
says-this-does-not-look-like-a-signing-secret-of-stripe = це не схоже на секрет підпису Stripe
says-this-does-not-look-like-the-id-of-an-account-of-stripe = це не схоже на ідентифікатор облікового запису Stripe
says-this-file-is-a-list-write-its-objects-on-lines-of-their-own = цей файл — список; пишіть його об’єкти в окремих рядках
says-this-is-a-publishable-key-which-cannot-read-an-account = це публічний ключ, він не може читати обліковий запис
says-this-is-never-closed = цю `(` не закрито
says-this-is-the-only-owner = це єдиний власник
says-this-link-does-not-work-or-does-not-work-any-more = це посилання не діє або вже не діє
says-this-looks-like-a-spreadsheet-s-day-number-export-the-column-as-a-date = схоже на номер дня з електронної таблиці; експортуйте стовпець як дату
says-this-looks-like-a-unix-time-write-it-as-a-date-time = схоже на час Unix; пишіть його як дату з часом
says-this-row-has-other-between-its-fields-the-header-delimiter = у цьому рядку між полями стоїть { $other }, у заголовку — { $delimiter }
says-this-takes-the-role-role-and-you-have-own = для цього потрібна роль { $role }, а у вас { $own }
says-ticket = звернення
says-ticket-that-it-is-about = звернення, якого вона стосується
says-times-are-read-from-conversations = час читається з розмов
says-to-be-done-at-the-next-start-n = буде виконано під час наступного запуску: { $n }
says-to-redo-it-import-its-files-again = щоб повернути його, імпортуйте його файли знову
says-trial-periods = Пробні періоди.
says-true-false-yes-no-1-or-0 = true, false, yes, no, 1 або 0
says-true-or-false = true або false
says-two-periods-are-compared-not-a-series = порівнюють два періоди, а не ряд
says-unique-visitors = унікальні відвідувачі
says-unit-of-the-billing-interval = одиниця періоду оплати
says-unit-of-the-billing-interval-from-then-on = одиниця періоду оплати відтоді
says-units-per-billing-interval = одиниць у періоді оплати
says-units-per-billing-interval-1-where-absent = одиниць у періоді оплати; 1, якщо не вказано
says-units-per-billing-interval-from-then-on = одиниць у періоді оплати відтоді
says-unless-changes-or-invoice-lines-give-a-price-these-subscriptions-count-as-zero-a = якщо ціни не дають зміни або рядки рахунків, ці підписки рахуються як нуль; відповідність може сказати, який стовпець є `amount`
says-unpack-the-file-yourself-if-it-is-what-it-should-be = розпакуйте файл самі, якщо він справжній
says-until-there-are-rates-figures-in-home-of-whoever-pays-in-another-currency-are = доки курсів немає, показники в { $home } тих, хто платить в іншій валюті, невизначені, а з ними й суми за всіма клієнтами; можна запитати показники лише в одній валюті
says-updated-at-to-tell-which-of-two-versions-is-the-later-one-1-row = `updated_at`, щоб знати, яка з двох версій пізніша; 1 рядок відрізняється від відомого про його факт
says-updated-at-to-tell-which-of-two-versions-is-the-later-one-n-rows = `updated_at`, щоб знати, яка з двох версій пізніша; { $n ->
        [one] { $n } рядок відрізняється
        [few] { $n } рядки відрізняються
        [many] { $n } рядків відрізняються
        *[other] { $n } рядка відрізняються
    } від відомого про їхні факти
says-uploads = завантаження
says-usage-commitment-per-interval = мінімальна сума використання за період
says-use-flag-start-or-leave-grain-out-for-one-period = вкажіть { $flag } { $start } або пропустіть { $grain }, щоб мати один період
says-use-longer-periods-or-a-shorter-range = візьміть довші періоди або коротший діапазон
says-use-of-the-help-pages-by-day = Користування довідкою за днями.
says-user = користувач
says-utf-8-text = текст у UTF-8
says-utf-8-text-byte-at-is-not = текст у UTF-8; байт { $at } — ні
says-utf-8-text-byte-byte-at-offset-at-is-not = текст у UTF-8; байт { $byte } за зміщенням { $at } — ні
says-utf-8-text-this-file-is-utf-16 = текст у UTF-8; цей файл у UTF-16
says-valid-json-error = правильний JSON ({ $error })
says-variant-of-metric-is-the-estimate-of-a-model-which-cannot-be-asked-here = { $variant } метрики { $metric } — це оцінка моделі, про яку тут не можна запитати
says-visitors-of-the-help-pages = відвідувачі довідки
says-visitors-of-the-site = Відвідувачі сайту.
says-visitors-that-are-machines = відвідувачі, які є ботами
says-visitors-who-are-customers = відвідувачі, які є клієнтами
says-visitors-who-are-our-own-people = відвідувачі з-поміж наших людей
says-visitors-who-could-become-customers = відвідувачі, які можуть стати клієнтами
says-visitors-who-then-opened-a-ticket = відвідувачі, які потім відкрили звернення
says-visits = візити
says-wait-for-its-first-sync-if-it-stays-unknown-give-that-source-the-id = дочекайтеся його першої синхронізації; якщо й тоді невідомо, вкажіть цьому джерелу ідентифікатор його облікового запису (acct_…, у налаштуваннях Stripe)
says-wait-until-its-job-has-ended = зачекайте, доки завершиться його завдання
says-wanted-fields = { $wanted ->
        [one] { $wanted } поле
        [few] { $wanted } поля
        [many] { $wanted } полів
        *[other] { $wanted } поля
    }
says-what-1-row-is-otherwise = { $what }; 1 рядок не такий
says-what-a-customer-wants-to-achieve = Чого хоче досягти клієнт.
says-what-a-file-has-no-column-for-stays-as-it-was-a-column-with = те, для чого у файлі немає стовпця, лишається, як було; стовпець із порожніми клітинками спорожнює
says-what-can-be-subscribed-to = На що можна підписатися.
says-what-customers-said-unasked = Що клієнти сказали самі.
says-what-happened = що сталося
says-what-happened-to-a-ticket = Що сталося зі зверненням.
says-what-has-a-letter-that-nobody-sees = { $what }: є невидимий знак
says-what-has-n-letters-more-than-most = { $what }: літер { $n }, а дозволено { $most }
says-what-is-billed = за що виставлено рахунок
says-what-is-charged-for = за що береться плата
says-what-is-empty = { $what }: порожньо
says-what-is-missing-is-an-option-of-the-question-such-as-metric-mrr = бракує параметра запитання, наприклад metric=mrr
says-what-is-not-ordered-sign-means-nothing = { $what } не має порядку, { $sign } нічого не означає
says-what-is-to-be-achieved = чого слід досягти
says-what-it-is = що це
says-what-it-is-about = чого воно стосується
says-what-it-is-follows-from-the-list-that-it-stands-in-or-from-its = чим він є, видно зі списку, у якому він стоїть, або з його полів
says-what-it-measures = що воно вимірює
says-what-it-was = що це було
says-what-may-be-left-out-kinds = можна пропустити: { $kinds }
says-what-n-rows-are-otherwise-the-first-of-them-here = { $what }; { $n ->
        [one] { $n } рядок не такий
        [few] { $n } рядки не такі
        [many] { $n } рядків не такі
        *[other] { $n } рядка не такі
    }, перший із них тут
says-what-stands-above-was-taken-for-a-title-and-skipped-nothing-is-to-be = те, що стоїть вище, сприйнято як назву й пропущено; робити нічого не треба
says-what-stands-before-was-read-copy-or-export-the-file-again = усе перед цим прочитано; скопіюйте або експортуйте файл ще раз
says-what-the-customer-said = що сказав клієнт
says-what-the-money-was-spent-on = на що витрачено гроші
says-what-the-row-covers-day-where-absent = що охоплює рядок; день, якщо не вказано
says-what-they-answered = Що вони відповіли.
says-what-users-did-in-the-product = Що користувачі робили в продукті.
says-what-was-dated-day-now-lies-on-now-undo-those-imports-tenure-batches-undo = що було датоване { $day }, тепер припадає на { $now }: скасуйте ті імпорти (`tenure batches undo`) й імпортуйте файли знову під { $zone } або залиште пояс, у якому їх прочитано
says-what-was-said = що було сказано
says-when = коли
says-when-it-became-a-customer = коли він став клієнтом
says-when-it-became-paid = коли перейшли на оплату
says-when-it-began = коли почався
says-when-it-came-in = час надходження
says-when-it-ends = коли закінчується
says-when-it-is-due = кінцевий термін
says-when-it-resumes = коли її буде відновлено
says-when-it-was-achieved = коли її досягнуто
says-when-it-was-closed = коли його закрито
says-when-it-was-closed-it-counts-as-not-solved = коли її закрито; вважається невирішеною
says-when-it-was-fully-paid = коли його повністю оплачено
says-when-it-was-issued = коли його виставлено
says-when-it-was-merged = коли його об’єднано
says-when-it-was-opened = коли його відкрито
says-when-it-was-paused = коли її призупинено
says-when-it-was-reached = коли її досягнуто
says-when-it-was-resolved-it-counts-as-not-solved = коли її вирішено; вважається невирішеною
says-when-it-was-sent = коли його надіслано
says-when-it-was-set = коли її поставлено
says-when-it-was-solved = коли його вирішено
says-when-it-was-solved-the-ticket-counts-as-not-solved = коли його вирішено; звернення вважається невирішеним
says-when-it-was-tried = коли була спроба
says-when-it-was-voided = коли його анульовано
says-when-service-began = коли почалося обслуговування
says-when-service-ended = коли закінчилося обслуговування
says-when-service-ended-rows-that-say-only-that-it-is-over-n = коли закінчилося обслуговування; рядків, де сказано лише, що воно закінчилося: { $n }
says-when-service-ended-rows-that-say-only-when-it-was-cancelled-n = коли закінчилося обслуговування; рядків, де сказано лише, коли його скасовано: { $n }
says-when-the-cancellation-takes-effect = коли скасування набуває чинності
says-when-the-contact-left-the-customer = коли контактна особа пішла від клієнта
says-when-the-contract-term-began = коли почався строк договору
says-when-the-contract-term-ends = коли закінчується строк договору
says-when-the-customer-cancelled = коли клієнт скасував
says-when-the-customer-first-appeared-as-a-lead = коли клієнт уперше з’явився як лід
says-when-the-discount-began = коли почала діяти знижка
says-when-the-discount-ends = коли закінчується знижка
says-when-the-discount-ends-none-clears = коли закінчується знижка; `none` скасовує
says-when-the-fact-became-known = коли факт став відомим
says-when-the-first-trial-began = коли почався перший пробний період
says-when-the-item-was-added-to-its-subscription-where-its-start-is-taken-from = коли позицію додано до підписки, якщо її початок узято з підписки; позиція починається тоді, якщо інші рядки розповідають про попередній час
says-when-the-lead-entered-it = коли лід його досяг
says-when-the-pause-began-rows-that-say-only-that-it-is-paused-n = коли почалася пауза; рядків, де сказано лише, що вона триває: { $n }
says-when-the-record-was-made = коли створено запис
says-when-the-referred-one-became-a-customer = коли той, кого привели, став клієнтом
says-when-the-trial-began = коли почався пробний період
says-when-the-trial-ends-or-ended = коли закінчується або закінчився пробний період
says-when-the-user-was-created = коли створено користувача
says-when-the-user-was-deactivated = коли користувача деактивовано
says-when-this-state-was-read = коли зчитано цей стан
says-when-we-first-answered = коли ми вперше відповіли
says-where-it-came-from = звідки він прийшов
says-where-name-is-the-price-of-one-a-mapping-with-name-unit-price-says = якщо `{ $name }` — ціна за одиницю, про це каже відповідність із `{ $name } = "unit_price"`; відповідність із `{ $name } = "amount"` каже, що це не так
says-where-the-customer-came-from = звідки прийшов клієнт
says-where-they-are-one-and-the-same-leave-one-out-otherwise-nothing-is-to = якщо це одне й те саме, приберіть один; інакше робити нічого не треба
says-whether-a-business-or-a-person = компанія чи приватна особа
says-whether-a-card-had-to-be-given = чи потрібно було вказати картку
says-whether-amounts-contain-tax = чи містять суми податок
says-whether-amounts-contain-tax-from-then-on = чи містять суми податок відтоді
says-whether-for-part-of-an-interval = чи лише за частину періоду
says-whether-it-counts-as-use = чи вважається використанням
says-whether-it-is-a-key-feature = чи це ключова функція
says-whether-it-is-a-login = чи це вхід у систему
says-whether-it-is-a-moment-of-value = чи це момент цінності
says-whether-it-is-spam = чи це спам
says-whether-it-was-dismissed = чи опитування відхилено
says-whether-it-was-merged-into-another = чи об’єднано його з іншим
says-whether-one-of-our-own-people = чи це хтось із наших людей
says-whether-the-contact-speaks-for-us = чи підтримує нас контактна особа
says-whether-the-customer-chose-to-leave = чи клієнт пішов за власним рішенням
says-whether-the-help-pages-solved-it = чи допомогла довідка
says-whether-the-price-is-lower-from-now-on = чи ціна відтепер нижча
says-whether-the-rows-of-the-subscription-with-this-as-of-are-all-of-its = чи рядки підписки з цим `as_of` — це всі її позиції: позиція, яку зчитано раніше і якої серед них немає, завершилася
says-whether-the-term-renews-by-itself = чи строк поновлюється автоматично
says-whether-there-is-a-value-is-missing-what-it-is = чи є значення: `is missing`; яке воно: `=`
says-whether-we-opened-it = чи відкрили його ми
says-which-end-of-a-ces-is-good = який кінець шкали CES є добрим
says-which-events-mean-what = Що означають події.
says-who-did-it = хто це зробив
says-who-is-billed = кому виставлено рахунок
says-who-looks-after-the-customer = хто опікується клієнтом
says-who-pays-nothing-mrr-0 = хто нічого не платить: mrr = 0
says-who-subscribes = хто підписується
says-who-tries = хто пробує продукт
says-who-was-asked = Кого запитали.
says-who-was-to-pay = хто мав заплатити
says-who-wrote-it-down = хто це записав
says-why = чому
says-why-is-kept-from-you-it-may-quote-rows = причину від вас приховано: у ній можуть бути рядки даних
says-why-it-failed = чому не вдалося
says-winner-already-gives-this-loser-is-ignored = це вже дає `{ $winner }`; `{ $loser }` пропущено
says-winner-already-gives-this-loser-is-kept-as-an-attribute = це вже дає `{ $winner }`; `{ $loser }` збережено як атрибут
says-without-messages-it-tells-only-when-its-conversation-was-resolved = без повідомлень каже лише, коли розмову вирішено
says-word-is-stuck-to-a-number = `{ $word }` злито з числом
says-working-time-in-minutes = робочий час у хвилинах
says-write-it-as-a-timestamp-a-bare-number-has-no-unit = пишіть як позначку часу; просте число не має одиниці
says-write-negative-numbers-with-a-minus-sign = пишіть від’ємні числа зі знаком мінус
says-write-no-thousands-marks-or-name-them-in-a-mapping-thousands-mark = не пишіть розділювачів тисяч або назвіть їх у відповідності: thousands = "{ $mark }"
says-write-quotes-inside-a-quoted-field-twice = лапки всередині поля в лапках пишіть двічі
says-write-sign = пишіть { $sign }
says-write-the-code-of-the-currency-not-its-sign = пишіть код валюти, а не її знак
says-write-the-number-out-such-as-1000-for-1e3 = напишіть число повністю, наприклад 1000 замість 1e3
says-write-the-same-delimiter-everywhere-in-the-rows-as-in-the-header = пишіть усюди однаковий роздільник, у рядках, як і в заголовку
says-years-are-between-1900-and-2200 = роки — від 1900 до 2200
says-ymd-dmy-or-mdy = "ymd", "dmy" або "mdy"
