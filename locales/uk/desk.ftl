# What the command line says of the work itself: imports, checks, policies, closes, and what it
# remarks on stderr.

## Remarks on the data

remark-events-stopped = після { $last } подій немає, а розрахунки тривають до { $through }: далі про користування нічого не відомо
remark-not-drawn = жоден показник не наближено до інших: потрібні щонайменше три заголовки з відомими показниками, не всі 0 і не всі 100 %
remark-warning = попередження:
remark-hint = порада:
remark-no-mrr = дані не містять MRR: { $why }
remark-no-full-month = у даних немає жодного повного місяця, тож ці показники стосуються часу перед ними: дані починаються { $begin } і сягають { $end }; запитайте про них через --from { $from } --to { $to } --grain day
remark-no-billing = немає subscriptions, рядків рахунків чи mrr_months
remark-doubts = не завжди можна сказати, чи { $n ->
    [one] { $n } клієнт належить
    [few] { $n } клієнти належать
    [many] { $n } клієнтів належать
   *[other] { $n } клієнта належать
} до сегмента ({ $why }); тоді їх не враховано, і показники не мають значення
remark-not-read = { $file } не вдалося прочитати до кінця
remark-not-read-why = { $file } не вдалося прочитати до кінця: потрібно { $needs }
remark-files-unread = { $n ->
    [one] { $n } файл не прочитано: { $names }
    [few] { $n } файли не прочитано: { $names }
    [many] { $n } файлів не прочитано: { $names }
   *[other] { $n } файлу не прочитано: { $names }
}
remark-columns-unread = { $n ->
    [one] { $n } стовпець не розпізнано: { $names }
    [few] { $n } стовпці не розпізнано: { $names }
    [many] { $n } стовпців не розпізнано: { $names }
   *[other] { $n } стовпця не розпізнано: { $names }
}
remark-rejected = { $n ->
    [one] відхилено { $n } рядок; показники без нього
    [few] відхилено { $n } рядки; показники без них
    [many] відхилено { $n } рядків; показники без них
   *[other] відхилено { $n } рядка; показники без них
}
remark-ids-twice = { $n ->
    [one] { $n } id трапляється двічі з різним вмістом; рахується останній
    [few] { $n } id трапляються двічі з різним вмістом; рахуються останні
    [many] { $n } id трапляються двічі з різним вмістом; рахуються останні
   *[other] { $n } id трапляються двічі з різним вмістом; рахуються останні
}
remark-events-twice = { $n ->
    [one] { $n } подія трапляється двічі з різним вмістом; рахується перша
    [few] { $n } події трапляються двічі з різним вмістом; рахуються перші
    [many] { $n } подій трапляються двічі з різним вмістом; рахуються перші
   *[other] { $n } події трапляються двічі з різним вмістом; рахуються перші
}
remark-dry-run = tenure import BUNDLE --data DIR --dry-run покаже, що не так із файлами та рядками
remark-future = { $n ->
    [one] { $n } подія лежить
    [few] { $n } події лежать
    [many] { $n } подій лежать
   *[other] { $n } події лежать
} у майбутньому, до { $day }, і не входять до жодного показника: перевірте годинник, який їх датує
remark-unnamed = { $n ->
    [one] { $n } клієнт має
    [few] { $n } клієнти мають
    [many] { $n } клієнтів мають
   *[other] { $n } клієнта мають
} події, що рахуються як користування, але не називають користувача: вони кажуть, що клієнт був, і не входять до показників користувачів (user_id)
remark-every-event = кожна подія рахується як користування, бо event_kinds не каже, які саме
remark-closed-mrr = місяці закрито до { $month }: це стосується MRR; усе, що не є MRR, таке, як відомо зараз
remark-answers-elsewhere = інші варіанти мають відповіді, дані за іншою шкалою: { $variants }

## Imports

import-done = { $bundle } імпортовано до { $data } як пакет { $id }: { $n ->
    [one] { $n } новий рядок
    [few] { $n } нові рядки
    [many] { $n } нових рядків
   *[other] { $n } нового рядка
}.
import-plan = План для { $bundle } до { $data }; нічого не записано. Нові рядки: { $rows }.
import-plan-nothing = План для { $bundle } до { $data }: жоден файл не розпізнано як таблицю.
import-strict = З { $bundle } нічого не імпортовано: --strict, і не всі рядки справні.
import-no-rows = З { $bundle } нічого не імпортовано: там немає рядків.
import-no-good-rows = З { $bundle } нічого не імпортовано: там немає справних рядків.
import-added = Додано
import-superseded = Замінено
import-late = Запізнілі
import-unchanged = Без змін
import-repeated = Повторні
import-conflicts = Суперечності
import-rejected = Відхилено
import-first-errors = Показано перші { $shown } із { $n ->
    [one] { $n } помилки
    [few] { $n } помилок
    [many] { $n } помилок
   *[other] { $n } помилки
}.
import-by-cause = За причинами:
import-reject-file = Відхилені рядки: { $path }
import-objects = Об’єкти: { $all }, із них із рядками { $taken }, відмовлено { $refused }, без нічого для зберігання { $ignored }.
import-objects-stripe = Об’єкти: { $all }, із них із рядками { $taken }, відмовлено { $refused }, без нічого для зберігання { $ignored }, з іншого режиму { $left_out }; надійшли з подіями: { $events }.
import-keeps = tenure.toml каже { $key } = { $said }; робочий простір зберігає { $kept }
import-currency = Валюта обліку — { $currency }, єдина у файлах.
import-no-currency = ніде не вказано, у якій валюті ведеться облік; узято EUR
import-no-currency-hint = укажіть її через --currency або як currency = "USD" у tenure.toml
import-no-currency-hint-here = виберіть її біля файлів (Валюта обліку), перш ніж імпортувати, або в налаштуваннях, у розділі «Компанія»
import-no-zone = Часовий пояс не вказано: дати без часу — це дні за UTC (--time-zone або time_zone у tenure.toml).
batches-batch = Пакет
batches-imported = Імпортовано
batches-source = Джерело
batches-files = Файли
batches-undone = Скасовано
batches-is-undone = Пакет { $id } скасовано.

## Checks

check-ok = гаразд
check-bad = погано
check-check = Перевірка
check-of = Чого
check-says = Що каже
check-problems = Проблеми
check-examples = Наприклад
check-laws = закони
check-data = дані
check-bridge-closes = початок + усі кроки = кінець, для кожного місяця
check-components-sum = складники кожного клієнта в сумі дають його кроки, за кожної зміни
check-days-sum-to-months = чистий рух місяця є сумою його днів
check-levels-not-negative = MRR жодного клієнта ніколи не нижчий за нуль
check-rows-sum-to-figures = рядки за кожною мірою та підрахунком останнього місяця в сумі дають її показник
check-customer = клієнт { $what }
check-fault-gap = { $period }: бракує одиниць: { $units }
check-fault-opening = { $period }: починається не там, де закрився попередній місяць
check-fault-components = { $customer }: на { $at } компоненти дають { $components }, кроки { $steps }
check-fault-days = { $period }: дні в сумі дають { $days }, а не { $month }
check-fault-level = { $customer }: одиниць: { $level } на { $at }
check-fault-rows = { $name }: рядки в сумі дають { $rows }, а не { $figure }
check-fault-circle = лід { $lead }{ $place }: знову в { $stage } о { $at }
check-fault-stranger = { $what }, рядків: { $n }
check-fault-stranger-near = { $what }, рядків: { $n }; є { $near }
check-fault-event-near = { $what }; є { $near }
check-fault-events = { $n ->
    [one] { $n } подія
    [few] { $n } події
    [many] { $n } подій
   *[other] { $n } події
}, остання { $latest }
check-fault-dates = прочитано в { $zone }: { $n }; що було датоване { $day }, припадає на { $now }
check-fault-families = { $month }: { $n ->
    [one] { $n } клієнт ({ $first })
    [few] { $n } клієнти ({ $first } та інші)
    [many] { $n } клієнтів ({ $first } та інші)
   *[other] { $n } клієнта ({ $first } та інші)
}, підписки { $subscriptions }, рахунки { $invoices }
check-hint-future = Підказка: перевірте годинник або часовий пояс, що їх датував; події серед них не входять у жоден показник.
check-hint-merges = Підказка: кожен із них лишається окремим клієнтом; назвіть у merged_into клієнта, який є, або залиште поле порожнім.
check-hint-paid = Підказка: виправте дати; якщо рахунок перший у підписці, її початок визначає його оплата.
check-hint-pause = Підказка: вважається, що пауза триває; виправте час або залиште його порожнім, якщо ніхто не знає, коли вона закінчиться.
check-hint-rate = Підказка: ці курси не використовуються; можливо, вони належать іншій валюті або валюта облікового запису інша (tenure.toml, --currency).
check-hint-period = Підказка: кожен рядок рахується за тиждень або місяць, на який припадає його день; якщо рядок охоплює інший час, розбийте його на дні.
check-hint-dates = Підказка: скасуйте ті імпорти (tenure batches undo) й імпортуйте їхні файли знову або задайте компанії часовий пояс, у якому їх прочитано.
check-hint-families = Підказка: одне з двох вирішує (speaks у tenure.toml) і дає показники, друге з ним порівнюється; tenure explain customer показує, що відомо про клієнта.
check-hint-decimals = Підказка: ці рядки не називають валюти, тож вони у валюті свого тарифу; виправте суми або вкажіть їхню валюту.
check-hint-periods = Підказка: задайте рядкам period_start і period_end або подайте щомісячні платежі як subscriptions чи mrr_months.
check-hint-payments = Підказка: задайте рахункам status або paid_at чи подайте payments; з --policy standard,invoice_new=issued враховують усі від дня виставлення.
check-hint-stages = Підказка: кожен вхід рахується раз у потоці; у залишку лід є лише на своєму останньому етапі. Виправте дати або приберіть повернення.
check-hint-references = Підказка: таблиці можуть бути за різні дні: додайте те, чого бракує, або виправте ідентифікатори. Платежі за невідомими рахунками не враховуються, інші рядки враховуються, наскільки можливо.
check-hint-invites = Підказка: виправте дати або клієнтів; доти відповіді враховуються як є.
check-hint-scales = Підказка: виправте оцінки або шкалу опитування; доти цих відповідей немає в жодній оцінці.
check-hint-kinds = Підказка: виправте відповідь або те, що вона називає; доти вона рахується як те, що каже її рядок.
check-hint-nps = Підказка: ці відповіді не входять до жодного показника; те, про що питали зірками чи обличчями, може бути csat.
check-hint-order = Підказка: виправте дати; доти рядки враховуються так, як датовані.
check-hint-parts = Підказка: жоден із цих відвідувачів не рахується як кваліфікований; виправте числа або вкажіть qualified_visitors.
check-hint-goals = Підказка: ціль без achieved_at вважається досягнутою лише тоді, коли її стан achieved, done, completed або reached.
check-hint-ticket-status = Підказка: таке звернення вважається вирішеним, коли це кажуть solved_at або closed_at; якщо слово означає, що воно знову відкрите, напишіть open.
check-hint-strangers = Підказка: додайте дані про цих клієнтів або виправте ідентифікатори в джерелі: доти вони рахуються лише в показниках записів, і MRR поруч із ними немає.
check-hint-spend = Підказка: додайте рядки цих місяців, із сумою 0 там, де нічого не витрачено: доти показники за них невизначені.
check-more = і ще { $n }
check-all-passed = { $n ->
    [one] { $n } перевірку пройдено
    [few] Усі { $n } перевірки пройдено
    [many] Усі { $n } перевірок пройдено
   *[other] Усі { $n } перевірки пройдено
}.
check-some-found = { $found } із { $n ->
    [one] { $n } перевірки
    [few] { $n } перевірок
    [many] { $n } перевірок
   *[other] { $n } перевірки
} щось знайшли.

## Explanations

explain-parts-make = Частини точно складають MRR.
explain-parts-differ = Частини НЕ складають MRR.
explain-plan = план { $id }
explain-subscription = підписка { $id }
explain-item = елемент { $id }
explain-reason = названа причина { $id }
explain-from-on = від { $from } й далі, за { $table } { $id } ({ $place })
explain-from-to = від { $from } до { $to }, за { $table } { $id } ({ $place })
explain-by = за { $table } { $id } ({ $place })
explain-instead = замість { $place } (пакет { $batch }, { $at })
explain-netted = Кроки, які політика згортає в цей рух (netting = { $window })
explain-cancelled = MRR не змінився: кроки, які політика згортає (netting = { $window }), взаємно погасилися
explain-mrr-after = MRR після
explain-history = Як це склалося
explain-history-left-out = Як це склалося, { $n ->
    [one] { $n } раніший рух
    [few] { $n } раніші рухи
    [many] { $n } раніших рухів
   *[other] { $n } ранішого руху
} не показано
explain-then = MRR { $before } → { $after }, далі { $status }
explain-undefined = без значення: { $why }
explain-as-billed = як виставлено: { $amount }
explain-correction-of = { $kind }: { $what }
explain-figure = { $name } ({ $id }, { $variant }), { $period }
explain-figure-of = { $name } ({ $id }, { $variant }), { $period }, для { $segment }
explain-exactly = { $value }, точно { $fraction }
explain-partial = Період ще не скінчився, або дані закінчуються раніше за нього.
explain-term = Член
explain-what = Що це
explain-foot = Політика { $name } ({ $hash })
# How an amount becomes MRR, one step a line.
arithmetic-list = { $amount } за { $term }
arithmetic-list-units = { $amount } за { $term }, одиниць: { $units }
arithmetic-days = { $n ->
    [one] { $n } день
    [few] { $n } дні
    [many] { $n } днів
   *[other] { $n } дня
}
arithmetic-weeks = { $n ->
    [one] { $n } тиждень
    [few] { $n } тижні
    [many] { $n } тижнів
   *[other] { $n } тижня
}
arithmetic-months = { $n ->
    [one] { $n } місяць
    [few] { $n } місяці
    [many] { $n } місяців
   *[other] { $n } місяця
}
arithmetic-years = { $n ->
    [one] { $n } рік
    [few] { $n } роки
    [many] { $n } років
   *[other] { $n } року
}
arithmetic-percent-off = мінус знижка { $percent }
arithmetic-amount-off = мінус знижка { $amount }
arithmetic-already-off = знижку { $amount } уже враховано в рахунку
arithmetic-takes-back = { $amount } забирає назад те, що діяло
arithmetic-part = × { $whole } ÷ { $billed } (дні цілого інтервалу ÷ виставлені дні)
arithmetic-lowered = мінус { $amount } за { $by }
arithmetic-lowered-share = мінус частка від { $amount }, знятих із рахунку за { $by }
arithmetic-tax = ÷ { $factor } за включений податок
arithmetic-per-months = ÷ { $n ->
    [one] { $n } місяць
    [few] { $n } місяці
    [many] { $n } місяців
   *[other] { $n } місяця
}
arithmetic-weeks-in-month = { $factor } (тижнів у місяці)
arithmetic-days-in-month = { $factor } (днів у місяці)
arithmetic-too-large = = більше { $currency } на місяць, ніж можна зберегти точно
arithmetic-a-month = = { $amount } на місяць
arithmetic-together = = { $amount } на місяць разом
arithmetic-mean = = { $amount } на місяць у середньому
arithmetic-of-plan = (ціна з { $plan })
arithmetic-no-rate = немає курсу до { $currency }
arithmetic-at-rate = = { $amount } за курсом, чинним від { $day }

## Reconciliations

reconcile-title = Наш MRR і MRR із { $file }, { $span }, { $currency }
reconcile-ends = на кінець днів { $from } – { $to }
reconcile-end = на кінець дня { $day }
reconcile-nothing = нічого порівнювати
reconcile-same = Обидва всюди однакові.
reconcile-end-of = На кінець дня
reconcile-ours = Наш
reconcile-theirs = Їхній
reconcile-differences = Відмінності
reconcile-largest = Найбільші
reconcile-how = Як знайдено
reconcile-also = Також підходить
reconcile-equal = { $equal } із { $n ->
    [one] { $n } показника
    [few] { $n } показників
    [many] { $n } показників
   *[other] { $n } показника
} однакові.
reconcile-doubtful = { $n ->
    [one] { $n } відмінність підходить
    [few] { $n } відмінності підходять
    [many] { $n } відмінностей підходять
   *[other] { $n } відмінності підходять
} й під інші причини; --by customer їх назве.
reconcile-unused = Не використані стовпці: { $columns }.
reconcile-months = стовпці, які, схоже, стосуються часу, не зрозумілі й пропущені: { $columns }
reconcile-months-hint = місяці пишуть як 2026-03, 03/2026 або Mar 2026
reconcile-unknown = { $n ->
    [one] { $n } відмінність невідома
    [few] { $n } відмінності невідомі
    [many] { $n } відмінностей невідомі
   *[other] { $n } відмінності невідомі
} й вище за допуск
reconcile-rejected = { $rejected ->
    [one] відхилено { $rejected } рядок із { $n }; показники без нього
    [few] відхилено { $rejected } рядки з { $n }; показники без них
    [many] відхилено { $rejected } рядків із { $n }; показники без них
   *[other] відхилено { $rejected } рядка з { $n }; показники без них
}
reconcile-no-figures = файл має заголовок, але не має показників
reconcile-firsts = кожна дата — перше число місяця й означає кінець того дня
reconcile-firsts-hint = якщо маються на увазі місяці, назвіть стовпець `month`
reconcile-strangers = { $n ->
    [one] { $n } клієнт, якого знає лише файл, не належить до жодного сегмента, тож його не враховано
    [few] { $n } клієнти, яких знає лише файл, не належать до жодного сегмента, тож їх не враховано
    [many] { $n } клієнтів, яких знає лише файл, не належать до жодного сегмента, тож їх не враховано
   *[other] { $n } клієнта, яких знає лише файл, не належать до жодного сегмента, тож їх не враховано
}
reconcile-ahead = { $n ->
    [one] { $n } день файлу ще не скінчився, тож його не враховано
    [few] { $n } дні файлу ще не скінчилися, тож їх не враховано
    [many] { $n } днів файлу ще не скінчилися, тож їх не враховано
   *[other] { $n } дня файлу ще не скінчилися, тож їх не враховано
}
difference-discounts = знижки
difference-trials = пробні періоди
difference-past-due = прострочення
difference-paused = призупинення
difference-cancellation = скасування
difference-usage = споживання
difference-term = строк оплати
difference-tax = податок
difference-fx = курс
difference-invoices = рахунки
difference-credits = кредити
difference-timing = момент
difference-rounding = округлення
difference-closed-months = закриті місяці
difference-only-ours = лише в нас
difference-only-theirs = лише в них
difference-unknown = невідомо
how-trials = пробні періоди рахуються як оплачені
how-tax-in = податок у цінах не вилучено
how-tax-added = податок додано до цін
how-full-amount = сума кожного інтервалу рахується повністю щомісяця
how-long-terms = строки від року й довші не враховано
how-no-customer = у наших даних немає клієнта з цим id
how-not-named = вони не називають цього клієнта
how-never-mrr = ми знаємо клієнта, який ніколи не мав MRR
how-nothing-fits = жодне налаштування й жоден факт не дають їхнього показника
how-rounding = менше за дрібну одиницю кожна
how-left = що лишається
how-came-later = місяць закрито; факти надійшли пізніше
how-too-large = наш MRR завеликий, щоб його зберегти
how-not-converted = { $currency } не конвертовано
how-earlier = наш такий у межах { $n ->
    [one] { $n } дня
    [few] { $n } днів
    [many] { $n } днів
   *[other] { $n } дня
}, раніше
how-later = наш такий у межах { $n ->
    [one] { $n } дня
    [few] { $n } днів
    [many] { $n } днів
   *[other] { $n } дня
}, пізніше
how-no-rate = ми не маємо курсу { $currency } на { $day }
how-together = { $one }, разом із: { $other }
how-or = { $one } або { $other }

## Segments

segment-customers = { $n ->
    [one] { $n } клієнт
    [few] { $n } клієнти
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}, MRR { $mrr }
segment-customers-untold = { $n ->
    [one] { $n } клієнт
    [few] { $n } клієнти
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}, MRR { $mrr } без MRR { $untold }
segment-field = Поле
segment-holds = Містить
segment-values = Значення
segment-computed = обчислене
segment-list = список
segment-attribute = ознака
segment-number = число
segment-time = тривалість
segment-day = день
segment-flag = так чи ні
segment-text = текст

## Policies

policy-hash = Геш
policy-cited = З джерелом
policy-unlike = Інакше
policy-unknown = Невідомо
policy-differs = Відрізняється від standard у
policy-nothing = нічому
policy-setting = Налаштування
policy-value = Значення
policy-can-be = Може бути
policy-stand = Стан
policy-says = Що сказано
policy-source = Джерело
policy-address = Адреса
policy-title = Політика { $name }, версія правил { $version }
policy-no-value = Жодне значення не є саме таким: { $says }.
policy-not-found = Невідомо: нічого не знайдено, тож як у standard.
compare-title = { $what }, { $when }: { $a } і { $b }, { $currency }
compare-closing-mrr = MRR на кінець
compare-together = разом
compare-opening = початок
compare-closing = кінець
compare-churned = відтік
compare-opening-customers = клієнти на початок
compare-lost-customers = втрачені клієнти
compare-churned-customers = клієнти, що пішли
compare-closing-customers = клієнти на кінець
compare-segment-in = у сегмент
compare-segment-out = із сегмента
compare-measure = Міра
compare-a = Від значення
compare-b = До значення
compare-same = Обидві політики однакові в кожному налаштуванні.
compare-idle = Тут без впливу: { $settings }.

## Closes

close-reopened-say = Закриття { $id } знову відкрито: { $months } знову можна змінювати.
close-first = Перше закриття замикає й усі місяці до того: { $from } – { $to }.
close-other-policy = це закриття за іншою політикою, ніж попереднє
close-up-to = усі по { $month }
close-months = { $from } – { $to }
close-close = Закриття
close-month = Місяці
close-closed = Закрито
close-mrr = MRR на кінець
close-signed = Підписано
close-reopened = Відкрито знову
restated-now = Тепер
restated-closed = На закриття
restated-difference = Різниця
restated-why = Чому
restated-rows = { $n ->
    [one] { $n } рядок
    [few] { $n } рядки
    [many] { $n } рядків
   *[other] { $n } рядка
}; разом { $amount }
restated-new = { $place } нове (пакет { $batch }, { $at })
restated-superseded = { $place } замінене (пакет { $batch }, { $at })
restated-undone = { $place } скасоване (пакет { $batch }, { $at })
restated-more = і ще { $n }
restated-policy = політика

## The machine and the workspace

doctor-finding = Висновок
doctor-hint = Що робити
doctor-version = версія
doctor-zones = часові пояси
doctor-zones-fine = вбудовано
doctor-clock = годинник
doctor-temporary = тимчасова тека
doctor-writable = у { $folder } можна писати
doctor-workspace = робочий простір
doctor-opens = { $folder } відкривається
doctor-writing = запис
doctor-busy = зайнято: { $why }
doctor-account = облік
doctor-account-taken = { $currency } (не вказано: узято), { $zone }
doctor-batches = пакети
doctor-batches-future = один імпортовано в майбутньому, { $at }
doctor-batches-are = { $n }, з них скасовано { $undone }
doctor-closes = закриття
doctor-closes-are = { $n }, з них відкрито знову { $reopened }; їхні файли цілі
doctor-facts = факти
doctor-rows = { $n ->
    [one] { $n } рядок можна
    [few] { $n } рядки можна
    [many] { $n } рядків можна
   *[other] { $n } рядка можна
} прочитати
doctor-sync = синхронізація зі Stripe
doctor-synced = { $account } ({ $mode }), усі зміни до { $at }
doctor-live = робочий режим
doctor-test-mode = тестовий режим
doctor-an-account = обліковий запис
doctor-not-synced = ще не виконано
doctor-pull-waits = { $state }; зупинене отримання чекає в { $folder }

## Pulls from Stripe

sync-undone = пакет { $batch } попередньої синхронізації скасовано: усе отримується знову
sync-more = запитано більше, ніж минулого разу: усе отримується знову
sync-since = Запитуються всі зміни від { $at }.
sync-gone = { $n ->
    [one] { $n } об’єкта, названого в подіях, більше немає
    [few] { $n } об’єктів, названих у подіях, більше немає
    [many] { $n } об’єктів, названих у подіях, більше немає
   *[other] { $n } об’єкта, названого в подіях, більше немає
}.
sync-too-old = остання синхронізація була { $day }, а Stripe зберігає події 30 днів: усе отримується знову, а зміни в проміжку рахуються відтепер

# What each file of an import was taken for.
import-files = Файли:
import-files-more = і ще { $n }
import-file-known = розпізнано за вмістом
import-file-mapped = { $table } (за відповідністю)
import-file-rows = { $n ->
    [one] { $n } рядок
    [few] { $n } рядки
    [many] { $n } рядків
   *[other] { $n } рядка
}
import-file-strangers = невідомі: { $names }
import-file-missing = бракує: { $names }

## What commands did, and what they are busy with

demo-wrote = Записано: { $rows ->
    [one] { $rows } рядок
    [few] { $rows } рядки
    [many] { $rows } рядків
   *[other] { $rows } рядка
}, { $tables ->
    [one] { $tables } таблиця
    [few] { $tables } таблиці
    [many] { $tables } таблиць
   *[other] { $tables } таблиці
}. Далі: tenure report --input { $out }
export-sheets = Записано: { $n ->
    [one] { $n } аркуш
    [few] { $n } аркуші
    [many] { $n } аркушів
   *[other] { $n } аркуша
}.
export-files = Записано: { $n ->
    [one] { $n } файл
    [few] { $n } файли
    [many] { $n } файлів
   *[other] { $n } файлу
}.
user-added = { $email } може увійти як { $role }.
user-role = { $email } має роль { $role }.
user-password = { $email } має новий пароль; усі сеанси завершено.
user-removed = { $email } вилучено.
user-made = Пароль, який більше не буде показано:
user-email = Е-пошта
user-name = Ім’я
user-role-column = Роль
user-masked = За маскою
user-since = Від
user-seen = Останній раз тут
user-yes = так
user-no = ні
token-made = Токен { $token }, який більше не буде показано:
token-ended = Токен { $token } більше не діє.
token-token = Токен
token-user = Користувач
token-begins = Починається з
token-scope = Права
token-created = Створено
token-used = Востаннє вжито
token-expires = Діє до
backup-written = { $file } містить: { $held }.
backup-whole = { $file } цілий: { $held }.
backup-not-noted = Резервну копію створено; перелік копій на сервері не вдалося записати: { $why }
backup-restored = { $data } знову має: { $held }.
backup-held = { $files ->
    [one] { $files } файл
    [few] { $files } файли
    [many] { $files } файлів
   *[other] { $files } файлу
}, { $bytes ->
    [one] { $bytes } байт
    [few] { $bytes } байти
    [many] { $bytes } байтів
   *[other] { $bytes } байта
}
rotate-none = Секретів поки що немає, а наступні будуть зашифровані ключем із { $file }.
rotate-some = Відтепер зашифровано ключем із { $file }: { $n ->
    [one] { $n } секрет
    [few] { $n } секрети
    [many] { $n } секретів
   *[other] { $n } секрету
}.
rotate-hint = запустіть сервер із --key-file { $file }
sync-pulled = Отримано { $what } від { $account } ({ $mode }), { $requests ->
    [one] { $requests } запит
    [few] { $requests } запити
    [many] { $requests } запитів
   *[other] { $requests } запиту
}, з них повторено: { $again }.
sync-nothing = нічого
sync-live = справжній режим
sync-test = тестовий режим
sync-resumed = Продовжено синхронізацію, яку було зупинено.
sync-again = Stripe: { $why }; нова спроба через { $seconds } с (спроба { $tried } не вдалася)
busy-books = ведення книг
busy-policies = ведення книг усіх проміжних політик
busy-events = згортання подій
busy-closing = закриття
busy-stripe = запити до Stripe
busy-checking = перевірка
busy-causes = пошук причин
busy-reading = читання
busy-customers = клієнти
busy-importing = імпорт

## Bad rows, as they are shown

snippet-bundle = пакет
snippet-expected = очікувалося: { $what }
snippet-found = знайдено { $value }
snippet-more = і ще { $n }
snippet-nothing = тут порожньо
snippet-this = ось це

## Kinds of spend, which the dashboard calls so, too

spend-sales = Продажі
spend-marketing = Маркетинг
spend-cost-of-sales = Собівартість продажів
spend-success-staff = Команда успіху клієнтів
spend-success-tools = Інструменти успіху клієнтів
spend-customer-marketing = Маркетинг до клієнтів
spend-training = Навчання
spend-loyalty = Програми лояльності
spend-other = Інше
