# Сторінки команди `tenure calc`.

## Назви

calc-churn = Рівень відтоку клієнтів
calc-revenue-churn = Валовий відтік доходу
calc-crr = Рівень утримання клієнтів
calc-nrr = Чисте утримання доходу
calc-grr = Валове утримання доходу
calc-quick-ratio = Quick ratio (здобутий MRR / втрачений)
calc-change = Зміна рівня відтоку
calc-lifetime = Тривалість життя клієнта
calc-clv = Пожиттєва цінність клієнта
calc-clv-contract = Пожиттєва цінність клієнта, за договором
calc-cac = Вартість залучення клієнта
calc-payback = Місяців до окупності вартості залучення
calc-ltv-cac = Пожиттєва цінність відносно вартості залучення
calc-crc = Вартість утримання клієнта
calc-arpa = Середній дохід на обліковий запис
calc-arr = Річний регулярний дохід
calc-growth = Зростання
calc-gross-margin = Валова маржа
calc-nps = Індекс споживчої лояльності (NPS)
calc-csat = Задоволеність клієнтів
calc-lead-to-customer = Конверсія лідів у клієнтів
calc-trial-conversion = Конверсія пробних періодів

## Що рахується

line-churn = відтік
line-churn-then = відтік тоді
line-year-linear = рік за такого рівня, лінійно
line-year-compounded = рік за такого рівня, складним відсотком
line-gross-revenue-churn = валовий відтік доходу
line-net-revenue-churn = чистий відтік доходу
line-retention = утримання
line-nrr = чисте утримання доходу
line-grr = валове утримання доходу
line-quick-ratio = quick ratio (здобутий / втрачений)
line-change = зміна
line-lifetime = тривалість життя
line-value = пожиттєва цінність
line-contract-value = цінність за строк договору
line-arpa = ARPA
line-arr = ARR
line-cost = вартість
line-payback = окупність
line-ratio = відношення
line-growth = зростання
line-steady-growth = стале зростання за місяць
line-margin = маржа
line-score = індекс
line-satisfied = задоволені
line-became-customers = стали клієнтами
line-converted = конвертовано

## Чому немає результату

why-nobody-at-start = на початку нікого не було, тож ніхто не міг піти
why-nobody-to-stay = на початку нікого не було, тож ніхто не міг лишитися
why-no-mrr-at-start = на початку не було MRR, тож нічого було втрачати
why-nothing-lost = нічого не втрачено
why-nobody-left = ніхто не пішов, тож тривалості з цих чисел не визначити
why-nobody-pays = ніхто не платить
why-nobody-won = нових клієнтів немає
why-earns-nothing = клієнт нічого не приносить
why-costs-nothing = клієнти нічого не коштують
why-nobody-active = ніхто не активний
why-nothing-then = тоді не було від чого зростати
why-no-revenue = доходу не було
why-nobody-answered = ніхто не відповів
why-no-leads = лідів не було
why-no-trials = не почався жоден пробний період
why-no-value = не має значення

## На що зважати

mind-by-account = Суми не показують, наскільки клієнти різняться, тож інтервалу немає; сам показник його має, за клієнтами.
mind-came-back = Більше, ніж було на початку: дехто повернувся, тож це не частка від них, і інтервалу немає.
mind-whole-year = Орієнтири стосуються цілого року: щоб їх побачити, виберіть періодом рік.
mind-chance = Така різниця могла виникнути й випадково: інтервал { $level } містить 0.
mind-no-chance = Рівні різняться більше, ніж випадково: інтервал { $level } не містить 0.
mind-constant = Тут вважається, що відтік лишиться таким назавжди; крива виживання стежить за самими клієнтами.
mind-revenue = Тут враховано весь дохід; із валовою маржею — лише те, що з нього зароблено.
mind-leavers = Тут не враховано клієнтів, що йдуть раніше; з ними триває довше.
mind-answers = Інтервал стосується тих, хто міг би так відповісти; тих, хто не відповідає зовсім, немає в жодному. Відповіді одного клієнта не є незалежними.
mind-bound = Інтервал { $level } відтоку закінчується на { $end }, тож це щонайменше { $least }.
mind-bound-months = Інтервал { $level } відтоку закінчується на { $end }, тож це щонайменше { $n ->
    [one] { $n } місяць
    [few] { $n } місяці
    [many] { $n } місяців
   *[other] { $n } місяця
}.
mind-too-few = лише { $n }: замало, щоб відсоток щось означав
mind-few-events = рідший результат: лише { $n }; читайте інтервал, а не зміну
mind-few = лише { $n }: читайте інтервал, а не зміну
mind-concentrated = дохід розподілено так нерівномірно, ніби однакових клієнтів лише { $n }: один може змінити показник
mind-few-independent = місяців: { $n }, рівноцінних незалежних: { $effective }; читайте інтервал

## Результати, інтервали й орієнтири

calc-percentage-points = { $n ->
    [one] { $n } відсотковий пункт
    [few] { $n } відсоткові пункти
    [many] { $n } відсоткових пунктів
   *[other] { $n } відсоткового пункту
}
calc-points = { $n ->
    [one] { $n } пункт
    [few] { $n } пункти
    [many] { $n } пунктів
   *[other] { $n } пункту
}
calc-no-end = без кінця
calc-interval = інтервал { $level }: { $low } – { $high } ({ $method }, n = { $n })
calc-from = { $low } і більше
calc-up-to = до { $high }
calc-benchmark = { $place ->
    [there] Орієнтир: { $range }, { $says }; тут саме стільки ({ $source })
    [within] Орієнтир: { $range }, { $says }; тут у межах ({ $source })
    [below] Орієнтир: { $range }, { $says }; тут нижче ({ $source })
    [above] Орієнтир: { $range }, { $says }; тут вище ({ $source })
   *[none] Орієнтир: { $range }, { $says } ({ $source })
}

column-what = Показник
column-formula = Формула
column-arithmetic = Обчислення
column-value = Значення
column-unit = Одиниця
column-low = Від
column-high = До
column-level = Рівень
column-method = Метод
column-undefined = Чому немає
