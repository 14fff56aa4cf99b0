// A segment as the server keeps it.

export type { Segment as Saved } from '../../lib/api.gen';
