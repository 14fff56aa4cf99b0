// What entries of the audit log say was done; the API knows it by an id.

import type { Entry } from '../../lib/api.gen';
import { daysOf } from '../../lib/target';
import { period } from '../../lib/fmt.svelte';
import { t } from '../../lib/words.svelte';

const DID: Record<string, string> = {
  'session.begin': 'settings-did-session-begin',
  'session.end': 'settings-did-session-end',
  'user.create': 'settings-did-user-create',
  'user.change': 'settings-did-user-change',
  'user.password': 'settings-did-user-password',
  'user.remove': 'settings-did-user-remove',
  'token.create': 'settings-did-token-create',
  'token.revoke': 'settings-did-token-revoke',
  'company.change': 'settings-did-company-change',
  'policy.choose': 'settings-did-policy-choose',
  'policy.save': 'settings-did-policy-save',
  'segment.create': 'settings-did-segment-create',
  'segment.change': 'settings-did-segment-change',
  'segment.restore': 'settings-did-segment-restore',
  'segment.remove': 'settings-did-segment-remove',
  'note.create': 'settings-did-note-create',
  'note.change': 'settings-did-note-change',
  'note.remove': 'settings-did-note-remove',
  'annotation.create': 'settings-did-annotation-create',
  'annotation.change': 'settings-did-annotation-change',
  'annotation.restore': 'settings-did-annotation-restore',
  'annotation.remove': 'settings-did-annotation-remove',
  'target.set': 'settings-did-target-set',
  'target.restore': 'settings-did-target-restore',
  'target.remove': 'settings-did-target-remove',
  'source.create': 'settings-did-source-create',
  'source.change': 'settings-did-source-change',
  'source.check': 'settings-did-source-check',
  'source.sync': 'settings-did-source-sync',
  'source.events': 'settings-did-source-events',
  'source.remove': 'settings-did-source-remove',
  'import.send': 'settings-did-import-send',
  'import.map': 'settings-did-import-map',
  'import.plan': 'settings-did-import-plan',
  'import.apply': 'settings-did-import-apply',
  'import.remove': 'settings-did-import-remove',
  'mapping.save': 'settings-did-mapping-save',
  'mapping.remove': 'settings-did-mapping-remove',
  'batch.undo': 'settings-did-batch-undo',
  'demo.make': 'settings-did-demo-make',
  'demo.remove': 'settings-did-demo-remove',
  'statement.send': 'settings-did-statement-send',
  'statement.remove': 'settings-did-statement-remove',
  'job.add': 'settings-did-job-add',
  'job.cancel': 'settings-did-job-cancel',
  'month.close': 'settings-did-month-close',
  'month.reopen': 'settings-did-month-reopen',
  'export.make': 'settings-did-export-make',
  'backup.make': 'settings-did-backup-make',
  'backup.read': 'settings-did-backup-read',
  'backup.remove': 'settings-did-backup-remove',
  'key.rotate': 'settings-did-key-rotate',
};

/** What was done; an action that is newer than these words keeps its id. */
export function actionName(action: string): string {
  const id = DID[action];
  return id ? t(id) : action;
}

const THINGS: Record<string, string> = {
  annotation: 'settings-thing-annotation',
  backup: 'settings-thing-backup',
  company: 'settings-thing-company',
  data: 'settings-thing-data',
  demo: 'settings-thing-demo',
  import: 'settings-thing-import',
  job: 'settings-thing-job',
  key: 'settings-thing-key',
  mapping: 'settings-thing-mapping',
  month: 'settings-thing-month',
  note: 'settings-thing-note',
  policy: 'settings-thing-policy',
  segment: 'settings-thing-segment',
  session: 'settings-thing-session',
  source: 'settings-thing-source',
  statement: 'settings-thing-statement',
  target: 'settings-thing-target',
  token: 'settings-thing-token',
  user: 'settings-thing-user',
};

/** To which thing it was done: its kind in words, and what it goes by. */
export function thingName({ object, action, after }: Pick<Entry, 'object' | 'action' | 'after'>): string {
  const [kind = '', ...rest] = object.split(' ');
  const id = THINGS[kind];
  if (!id) return object;
  const [first = '', ...more] = rest.filter((word) => word !== 'of' && word !== 'on');
  const days = kind === 'month' ? daysOf(first) : undefined;
  const called = days ? period(days.from, days.to) : first;
  // A job is of a kind, which says more than its number.
  const kindOf = action === 'job.add' && typeof after === 'string' ? DID[after] : undefined;
  const name = [t(id), called].filter(Boolean).join(' ');
  return [name, ...(kindOf ? [t(kindOf)] : []), ...more].join(' · ');
}

const VIAS: Record<string, string> = {
  link: 'settings-via-link',
  password: 'settings-via-password',
  session: 'settings-via-session',
  terminal: 'settings-via-terminal',
  token: 'settings-via-token',
};

/** From where it was done: an address, or by what whoever did it was known. */
export function whence({ address, via }: Pick<Entry, 'address' | 'via'>): string {
  const id = VIAS[via];
  return address ?? (id ? t(id) : via);
}
