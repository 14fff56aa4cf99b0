// The page in a sentence, by rules.

import { step } from '../../lib/days';
import { series, unitOf, figureEnding } from '../../lib/figures';
import { change } from '../../lib/format';
import { money, period } from '../../lib/fmt.svelte';
import type { Span } from '../../lib/bridge';
import type { Report } from '../../lib/report';
import { changed } from '../../lib/say.svelte';
import type { Resolved } from '../../lib/view';
import { t } from '../../lib/words.svelte';

export function sentence(last: Span, report: Report, view: Resolved): string {
  const name = period(last.from, last.to, view.grain);
  if (last.closing === null || last.undefined !== null) return last.undefined ?? '';
  const mrr = series(report.figures, 'mrr');
  const [now, before] = [figureEnding(mrr, last.to), figureEnding(mrr, last.from)];
  const grew = now && before ? change(now.value, before.value, unitOf(now)) : undefined;
  const short = { compact: true } as const;
  const earlier = step(last.from, view.grain, -1);
  return t('overview-sentence', {
    period: name,
    mrr: money(last.closing, report.currency, short),
    change: grew && now ? changed(grew, unitOf(now), now.currency) : '',
    before: period(earlier, last.from, view.grain),
    new: money(last.new ?? '0', report.currency, short),
    lost: money((last.churn ?? '0').replace('-', ''), report.currency, short),
  });
}
