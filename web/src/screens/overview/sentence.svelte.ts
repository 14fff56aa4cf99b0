// The page in a sentence, by rules.

import { series, unitOf, figureEnding } from '../../lib/figures';
import { change } from '../../lib/format';
import { money, period } from '../../lib/fmt.svelte';
import type { Span } from '../../lib/bridge';
import type { Report } from '../../lib/report';
import { changed } from '../../lib/say.svelte';
import { lastAgainst } from '../../lib/view';
import type { Resolved } from '../../lib/view';
import { t } from '../../lib/words.svelte';

/** `earlier` is the page with the period that is compared with, where it is known. */
export function sentence(last: Span, report: Report, view: Resolved, earlier: Report | undefined): string {
  if (last.closing === null || last.undefined !== null) return last.undefined ?? '';
  const against = lastAgainst(view);
  const now = figureEnding(series(report.figures, 'mrr'), last.to);
  const before = against && earlier && figureEnding(series(earlier.figures, 'mrr'), against.to);
  const grew = now && before ? change(now.value, before.value, unitOf(now)) : undefined;
  const short = { compact: true } as const;
  const said = {
    period: period(last.from, last.to, view.grain),
    mrr: money(last.closing, report.currency, short),
    new: money(last.new ?? '0', report.currency, short),
    lost: money((last.churn ?? '0').replace('-', ''), report.currency, short),
  };
  if (!grew || !now || !against) return t('overview-sentence-alone', said);
  if (grew.way === 0) return t('overview-sentence-same', { ...said, before: period(against.from, against.to, view.grain) });
  return t('overview-sentence', { ...said, change: changed(grew, unitOf(now), now.currency), before: period(against.from, against.to, view.grain) });
}
