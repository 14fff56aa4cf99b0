# Слова, спільні для кількох відповідей: дати, суми, інтервали, примітки, таблиці показників, визначення.

## Дати й періоди

date-day = { $day2 }.{ $month2 }.{ $year }
date-month = { $month2 }.{ $year }
date-quarter = { $quarter ->
    [1] I кв. { $year }
    [2] II кв. { $year }
    [3] III кв. { $year }
   *[4] IV кв. { $year }
}
date-quarter-shifted = { $month2 }–{ $last2 }.{ $year }
date-year = { $year }
date-year-shifted = { $year }/{ $next2 }
date-span = { $from } – { $to }

## Суми

amount-months = { $n ->
    [one] { $n } місяць
    [few] { $n } місяці
    [many] { $n } місяців
   *[other] { $n } місяця
}
amount-days = { $n ->
    [one] { $n } день
    [few] { $n } дні
    [many] { $n } днів
   *[other] { $n } дня
}
amount-seconds = { $seconds } с
amount-minutes-seconds = { $minutes } хв { $seconds } с
amount-minutes = { $minutes } хв
amount-hours = { $hours } год { $minutes } хв
amount-points = { $n } в. п.

## Інтервали

interval-beside = { $value } ({ $low } – { $high })
interval-from = { $value } (щонайменше { $low })
interval-up-to = { $value } (щонайбільше { $high })
interval-note = ( – ) інтервал { $level }, { $method }
interval-none = без інтервалу: { $why }
interval-concentrated = ~ дохід тримається на таких небагатьох клієнтах, що один може повернути показник
interval-few = ~ мало клієнтів чи відповідей або мало рідшого з наслідків: читайте інтервал, а не зміну
interval-shrunk = ⇒ наближено до інших рівнів настільки, наскільки малі його числа (бета-біноміальна модель, емпіричний Баєс): оцінка, а не показник

method-wilson = Вілсон
method-wilson-continuity = Вілсон із поправкою на неперервність
method-clopper-pearson = Клоппер–Пірсон
method-newcombe = гібридний метод Ньюкомба
method-newcombe-continuity = гібридний метод Ньюкомба з поправкою на неперервність
method-trinomial = триноміальний
method-adjusted-wald = скоригований Вальд
method-delta = дельта-метод за клієнтами
method-bootstrap = бутстреп за клієнтами, вибірок: { $draws }, зерно { $seed }
method-bonett-wright = Бонетт і Райт, ефективних місяців: { $months }
method-log-log = Ґрінвуд, log(-log)
method-log = Ґрінвуд, log
method-plain = Ґрінвуд, простий

untold-nobody = нікого не пораховано
untold-one-account = один клієнт не каже, наскільки клієнти різняться
untold-no-spread = усі клієнти повелися однаково, а це не каже, наскільки інші могли б відрізнятися
untold-more-than-all = пораховано більше, ніж є, тож це не частка
untold-too-short = замало місяців, що говорять щось своє
untold-constant = один із двох рядів ніколи не рухається
untold-in-full = порядки збігаються повністю, що не каже, наскільки могли б різнитися

## Примітки під таблицями

note-partial = * період ще не скінчився, або дані закінчуються раніше за нього
note-missing-months = у таблиці { $table } немає рядків за { $n ->
    [one] { $n } місяць
    [few] { $n } місяці
    [many] { $n } місяців
   *[other] { $n } місяця
} проміжку { $from } – { $to }
note-missing-some = таблиця { $table } не має рядків за деякі з цих місяців, серед них { $months }
note-corrections = { $period } враховує виправлення закритих місяців таких видів: { $amount }
note-left-out = { $period }: не враховано { $n }: { $what }
note-zeros = всюди 0: { $columns }

## Таблиці показників

table-period = Період
table-group = Група
table-group-period = Група, період
head-policy = політика { $name }
head-known-at = як було відомо на { $at }

## Перелік показників

metrics-metric = Показник
metrics-name = Назва
metrics-estimates = Оцінки
metrics-family = Розділ
metrics-better = Краще
metrics-variants = Варіанти

## Визначення

define-family = Розділ: { $family }.
define-better = Краще: { $direction }.
define-benchmark = Орієнтир ({ $variant }): { $range }, { $says }
benchmark-no-year = рік не вказано
benchmark-no-sample = вибірку не вказано
benchmark-mind = зважте: { $caveat }
define-split = ділиться за { $by }, якщо --by не каже іншого
define-estimate = Оцінка, з інтервалом: налаштування має { $command }
define-needs = { $n ->
    [one] потребує таблиці { $tables }
    [few] потребує таблиць { $tables }
    [many] потребує таблиць { $tables }
   *[other] потребує таблиць { $tables }
}
define-instead = або { $column } у { $tables }

## Когорти

cohorts-cohort = Когорта
cohorts-customers = Клієнти
cohorts-mean = Середнє
cohorts-of-customers = Клієнти, що досі є, у % від тих, хто прийшов
cohorts-of-gross = MRR, який досі сплачується, у % від першого, без зростання
cohorts-of-net = MRR у % від першого, разом зі зростанням
cohorts-of-usage = Клієнти, які користувалися продуктом, у % від тих, що прийшли
cohorts-title = { $grain ->
    [day] { $what }, за віком у днях
    [week] { $what }, за віком у тижнях
    [quarter] { $what }, за віком у кварталах
    [year] { $what }, за віком у роках
   *[month] { $what }, за віком у місяцях
}

## Рядки за показником

rows-head = { $term }, { $when }: { $total }, { $things }
rows-customers = { $n ->
    [one] { $n } клієнт
    [few] { $n } клієнти
    [many] { $n } клієнтів
   *[other] { $n } клієнта
}
rows-records = { $n ->
    [one] { $n } запис
    [few] { $n } записи
    [many] { $n } записів
   *[other] { $n } запису
}
rows-more = ще { $n }

## What a workspace holds

status-head = { $name } · { $currency } · { $zone } · виставлення рахунків від { $from } до { $through }
status-table = Таблиця
status-rows = Рядки
status-from = Від
status-through = До
