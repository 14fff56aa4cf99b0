# Words of the dashboard alone. Names of metrics, variants, measures and reasons are in catalogue.ftl.

## Frame

nav = Main navigation
nav-revenue = Revenue
nav-customers = Customers
nav-product = Product and market
nav-data = Data
menu = Menu
skip = Skip to the content
search = Search
controls = What is looked at
range = Date range
range-month = Last month
range-3m = Last 3 months
range-6m = Last 6 months
range-12m = Last 12 months
range-24m = Last 24 months
range-year = This year
range-last-year = Last year
range-to-date = 12 months to date
range-from = First day
range-last = Last day
range-through = Data through { $day } · { $zone }
apply = Apply
reset = Reset
grain = Cut into
grain-day = Days
grain-week = Weeks
grain-month = Months
grain-quarter = Quarters
grain-year = Years
compare = Compare with
compare-previous = Previous period
compare-year = A year before
compare-custom = Chosen period
compare-none = No comparison
compare-from = From a day of your choice
compare-said = Compared with { $span }
segment = Segment
segment-all = All customers
segment-condition = Condition
data = Data, currency, known at
data-known = as known on { $day }
data-currency = Currency
data-currency-text = Only what is billed in this currency, at face value
data-known-at = As known on
data-known-at-text = What would the figures have said on that day?
data-policy = Policy: { $policy }
account = Account and appearance
theme = Appearance
theme-system = As the system
theme-light = Light
theme-dark = Dark
language = Language
sign-out = Sign out
demo-banner = This is the demo company. Nothing here is real.
no-data = No data yet
no-data-text = Figures appear here once facts of billing are there: connect a billing system, or import files.
no-data-import = Connect or import
no-data-demo = Look at the demo company
not-found = There is no such page
not-found-text = The address may be mistyped, or the page has moved.
palette = Go to
palette-hint = Screens, metrics, customers
palette-metric = metric
palette-none = Nothing fits.
shortcuts = Keyboard shortcuts
shortcuts-on = Single keys act
shortcut-compare = Change the comparison
shortcut-chart = Step through a chart
screen-overview = Overview
screen-movements = Movements
screen-retention = Retention
screen-definitions = Definitions
screen-figure = Figure

## Components

close = Close
loading = Loading
again = Try again
trouble-unreachable = Tenure does not answer. Is it running, and is the connection there?
trouble-forbidden = Your role does not allow this.
trouble-not-found = This is not there.
trouble-server = Tenure could not answer. Its log says why.
trouble-question = This question cannot be answered.

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
