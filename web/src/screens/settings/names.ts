// What entries of the audit log say was done; the API knows it by an id.

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
