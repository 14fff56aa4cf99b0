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

## Charts

## Overview

## Movements

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

## Definitions

## Benchmarks and targets

## Calculators

## Settings

## Login and first run
