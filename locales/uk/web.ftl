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
data = Дані, валюта, стан на
data-known = стан на { $day }
data-currency = Валюта
data-currency-text = Лише те, що виставлено в цій валюті, за номіналом
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
no-data = Даних ще немає
no-data-text = Цифри зʼявляться тут, щойно будуть дані про рахунки: підключіть білінгову систему або імпортуйте файли.
no-data-import = Підключити чи імпортувати
no-data-demo = Переглянути демонстраційну компанію
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

## Components

close = Закрити
loading = Завантаження
again = Спробувати ще раз
trouble-unreachable = Tenure не відповідає. Чи працює він і чи є зʼєднання?
trouble-forbidden = Ваша роль цього не дозволяє.
trouble-not-found = Цього немає.
trouble-server = Tenure не зміг відповісти. Причина — в журналі.
trouble-question = На це питання не можна відповісти.
info-about = Що означає { $name }
info-more = Повне визначення
delta-same = = без змін
delta-points = { $n } в. п.
delta-better = краще
delta-worse = гірше
delta-against = проти { $period }
delta-none = немає значення за { $period }
benchmark-one = Орієнтир { $low }
benchmark-range = Орієнтир { $low } – { $high }
benchmark-from = Орієнтир від { $low }
benchmark-to = Орієнтир до { $high }
card-few = n = { $n }: замало для висновків
to-date = донині
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

## Charts

chart-table = Показати таблицею
chart-save = Зберегти
chart-partial = Штриховка чи пунктир: період не завершено.
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

## Overview

overview-sentence = { $period }: MRR { $mrr }, { $change } проти { $before }. { $new } додали нові клієнти, { $lost } втрачено з відтоком.
figure-paying = Платні клієнти
changed-title = Що змінилося найбільше
changed-none = У цьому періоді рухів не було.
all-movements = Усі рухи
renewals-title = Майбутні поновлення
renewals-about = Строки договорів, що спливають після даних
renewals-none = У наступні 90 днів жоден строк не спливає.
renewals-within = Протягом
renewals-leaving = Відомо, що піде
quality-title = Якість даних
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
bridge-adds-up = Сходиться: початок плюс усі кроки дорівнює кінцю до останньої частки цента.
bridge-does-not = Не сходиться: лишається { $gap }. Це помилка Tenure.
movements-over-time = Рухи в часі
movements-by-period = За періодами, у { $currency }
movements-list = По одному
movements-of-kind = По одному: { $kind }
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
movements-adds = у сумі дає міст
movements-at = Коли
movements-customer = Клієнт
movements-kind = Вид
movements-cause = Причина

## Retention

## Churn

## Value

## Voice

## Support

## Growth

## Use

## Relations

## Customers

## Customer

## Segments

## Sources and import

## Reconciliation

## Figures

figure-definition = Визначення
figure-variant = Варіант
figure-by = Поділити за
figure-by-none = без поділу
figure-unknown = Показника { $metric } немає.
figure-periods = За періодами
figure-periods-about = Оберіть період, щоб побачити, хто за цією цифрою.
figure-change = Зміна
figure-course = Перебіг
figure-likely = Імовірно
figure-no-heading = не вказано
figure-split = { $name }, за { $by }
figure-largest = { $n } найбільших із { $all }; у таблиці всі.
figure-headings = За { $by }
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

## Definitions

## Benchmarks and targets

## Calculators

## Settings

## Login and first run
