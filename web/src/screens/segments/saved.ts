// A segment as the server keeps it.

export interface Saved {
  id: number | string;
  name: string;
  expression: string;
  description?: string | null;
  shared?: boolean;
  /** Whether who looks may change it. */
  mine?: boolean;
}
