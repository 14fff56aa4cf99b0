# Сторінка команди `tenure report`.

## Заголовок

report-title = Звіт Tenure
report-title-of = Звіт Tenure: { $name }
report-range = { $grain ->
    [day] { $range } за днями · { $money } · { $zone }
    [week] { $range } за тижнями · { $money } · { $zone }
    [quarter] { $range } за кварталами · { $money } · { $zone }
    [year] { $range } за роками · { $money } · { $zone }
   *[month] { $range } за місяцями · { $money } · { $zone }
}
report-only-billed = лише те, що виставлено в { $currency }
report-policy = політика { $name } ({ $hash })
report-through = дані по { $day }
report-no-data = немає даних
report-known-at = як було відомо на { $at }
report-known-now = як відомо тепер
report-customers = клієнти: { $segment }
report-closed = місяці по { $month } закрито, останній із них { $day }
report-closed-by = місяці по { $month } закрито, останній із них { $day }, закрив(ла) { $who }

## Ключові показники

figures-title = Ключові показники, { $period }
figures-mrr = MRR
figures-arr = ARR
figures-customers = Клієнти
figures-paying = Клієнти, що платять
figures-arpa = ARPA
figures-net-new = Чистий новий MRR
figures-nrr = NRR, 12 місяців
figures-grr = GRR, 12 місяців
figures-customer-churn = Відтік клієнтів
figures-revenue-churn = Валовий відтік доходу
figures-quick-ratio = Quick ratio
figures-against = проти { $period }
figures-last = останні { $n }
figures-same = = так само
figures-better = { $change }, краще
figures-worse = { $change }, гірше
figures-ripens = пізніші періоди мали менше часу, тому їх не порівнюють
figures-points = в. п.: відсоткові пункти

## Місток

bridge-title = Місток: від MRR на початок до MRR на кінець
bridge-amounts = { $period }, { $currency }
bridge-opening = на початок
bridge-closing = = на кінець
bridge-new = + нові
bridge-reactivation = + повернення
bridge-expansion = + розширення
bridge-contraction = − скорочення
bridge-churn = − відтік
bridge-paused = − призупинено
bridge-resumed = + відновлено
bridge-fx = ± курси валют
bridge-merge = ± об’єднані клієнти
bridge-correction = ± виправлення
bridge-segment-in = + увійшло до сегмента
bridge-segment-out = − вийшло із сегмента
bridge-closes = Сходиться: початок + кроки − кінець = { $zero }, до останньої з { $parts } частин дрібної одиниці.
bridge-closes-each = Сходиться: початок + кроки − кінець = { $zero }, до останньої з { $parts } частин дрібної одиниці, { $grain ->
    [day] { $n ->
        [one] у кожному з { $n } дня
        [few] у кожному з { $n } днів
        [many] у кожному з { $n } днів
       *[other] у кожному з { $n } днів
    }
    [week] { $n ->
        [one] у кожному з { $n } тижня
        [few] у кожному з { $n } тижнів
        [many] у кожному з { $n } тижнів
       *[other] у кожному з { $n } тижнів
    }
    [quarter] { $n ->
        [one] у кожному з { $n } кварталу
        [few] у кожному з { $n } кварталів
        [many] у кожному з { $n } кварталів
       *[other] у кожному з { $n } кварталів
    }
    [year] { $n ->
        [one] у кожному з { $n } року
        [few] у кожному з { $n } років
        [many] у кожному з { $n } років
       *[other] у кожному з { $n } років
    }
   *[month] { $n ->
        [one] у кожному з { $n } місяця
        [few] у кожному з { $n } місяців
        [many] у кожному з { $n } місяців
       *[other] у кожному з { $n } місяців
    }
} і разом.
bridge-gap = НЕ СХОДИТЬСЯ: бракує { $gap }. Це помилка програми.

## Хто пішов

churn-title = Відтік
churn-lost = втрачено { $period }
churn-voluntary = на прохання
churn-involuntary = через несплату
churn-retention-policy = за нашою політикою
churn-unknown = невідомо
churn-all = усього
churn-note = втрачено: клієнти на початок проміжку, яких немає на його кінець; MRR: з усього відтоку в ньому
reasons-title = Причини відтоку, { $range }
reasons-stated = названа причина
reasons-churns = випадків
reasons-share = частка
reasons-others = { $n ->
    [one] ще { $n } причина
    [few] ще { $n } причини
    [many] ще { $n } причин
   *[other] ще { $n } причини
}
reasons-none = (не названо)

## Утримання

retention-title = { $grain ->
    [day] Утримання за днями
    [week] Утримання за тижнями
    [quarter] Утримання за кварталами
    [year] Утримання за роками
   *[month] Утримання за місяцями
}
retention-nrr = Чисте утримання доходу
retention-grr = Валове утримання доходу
retention-crr = Утримання клієнтів
retention-customer-churn = Відтік клієнтів
retention-revenue-churn = Валовий відтік доходу

## Когорти

report-cohorts-title = { $grain ->
    [day] Когорти: клієнти, що досі є, у %, за днями від приходу
    [week] Когорти: клієнти, що досі є, у %, за тижнями від приходу
    [quarter] Когорти: клієнти, що досі є, у %, за кварталами від приходу
    [year] Когорти: клієнти, що досі є, у %, за роками від приходу
   *[month] Когорти: клієнти, що досі є, у %, за місяцями від приходу
}
report-cohorts-gross = Середнє, валовий MRR
report-cohorts-net = Середнє, чистий MRR

## Що зрушило

top-gains = Найбільші прирости, { $period }
top-losses = Найбільші втрати, { $period }
top-mrr-now = MRR тепер
kind-new = новий
kind-reactivation = повернення
kind-expansion = розширення
kind-contraction = скорочення
kind-churn = відтік
kind-paused = призупинено
kind-resumed = відновлено
kind-fx = курс
kind-merge = об’єднання
kind-correction = виправлення

## Чого бракує

missing-title = Ще не сказано, бо бракує таблиці
missing-table = { $table }.csv (щонайменше { $columns }): { $gives }
missing-rejected = { $table }.csv (кожен рядок відхилено; щонайменше { $columns }): { $gives }
missing-lacks = { $gives }: значення немає, бо { $why }
missing-variants = { $metric } (варіанти)
missing-hint = Кожну можна додати будь-коли, як CSV, JSON Lines або Parquet: `tenure import` бере нове.
missing-customers = назви, сегменти й поділ за ознаками
missing-plans = продукти, а також ціни, де їх немає в підписках
missing-rates = показники у валюті рахунку тих, хто платить в іншій
missing-billing = MRR, його рухи, утримання та відтік, і те, що з ними зіставляють

## Якість даних

quality-title = Якість даних
quality-no-remarks = Зауважень до даних немає.
quality-rejected = { $n ->
    [0] Жодного рядка не відхилено.
    [one] Відхилено { $n } рядок; показники без нього.
    [few] Відхилено { $n } рядки; показники без них.
    [many] Відхилено { $n } рядків; показники без них.
   *[other] Відхилено { $n } рядка; показники без них.
}
quality-empty-file = Порожні: { $files }.
quality-no-rows = Лише заголовок без рядків: { $files }.
quality-not-read = Не прочитано до кінця: { $file }.
quality-not-read-why = Не прочитано до кінця: { $file }: потрібно { $needs }.
quality-covered = { $grain ->
    [day] Дані охоплюють кожен день проміжку.
    [week] Дані охоплюють кожен тиждень проміжку.
    [quarter] Дані охоплюють кожен квартал проміжку.
    [year] Дані охоплюють кожен рік проміжку.
   *[month] Дані охоплюють кожен місяць проміжку.
}
quality-covered-by-billing = Дані білінгу охоплюють увесь проміжок, інші дані — ні.
quality-months-missing = У { $table }.csv немає рядка за { $months }: показники, яким він потрібен, не мають там значення.
quality-months-and-more = { $first }, { $second } і ще { $n }, до { $last }
quality-partial = Не скінчилися або не охоплені до кінця: { $periods }.
quality-adjustment-currency = Повернення, кредит-нота чи спір у іншій валюті, ніж рахунок; це не враховано.
quality-adjustment-without-invoice = Повернення, кредит-нота чи спір називає рахунок, якого немає; це не враховано.
quality-line-without-invoice = Рядок рахунка називає рахунок, якого немає.
quality-merge-circle = Клієнтів об’єднано одного в одного по колу.
