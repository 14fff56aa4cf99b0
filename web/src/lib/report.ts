// `tenure report --format json`.

export type { Report } from './api.gen';
