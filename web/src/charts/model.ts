// What charts show, whatever mark they use: periods across, series of values.

/** A colour by what it means. */
export type Tone =
  | 'series-1'
  | 'series-2'
  | 'series-3'
  | 'series-4'
  | 'series-5'
  | 'series-6'
  | 'past'
  | 'target'
  | 'new'
  | 'expansion'
  | 'reactivation'
  | 'contraction'
  | 'churn'
  | 'neutral';

export const SERIES: readonly Tone[] = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'];

/** A value as text, as it is said, and where it leads. */
export interface Point {
  value: string | null;
  /** As people read it; the reason where there is no value. */
  text: string;
  low?: string | null;
  high?: string | null;
  /** The period is not over. */
  partial?: boolean;
  href?: string | undefined;
}

export interface Series {
  id: string;
  name: string;
  tone: Tone;
  points: Point[];
  /** Of another time, for comparison: dashed and grey. */
  past?: boolean;
  /** What it should be: a dash across each place. */
  target?: boolean;
  /** A line across bars. */
  line?: boolean;
}

/** A period, or another place along the axis. */
export interface Place {
  /** In full, for words and tables. */
  label: string;
  /** On the axis. */
  short: string;
  from?: string;
  to?: string;
  /** Where along the axis it stands, in what the axis counts, where places are no equal steps. */
  at?: number;
}

/** Something that happened on a day. */
export interface Note {
  id: number;
  at: string;
  kind: string;
  text: string;
}

/** Round numbers for an axis that hold all values. */
export interface Axis {
  min: number;
  max: number;
  ticks: number[];
}

/** The notes of a place: those of its days. */
export function notesAt(place: Place | undefined, notes: readonly Note[]): Note[] {
  const { from, to } = place ?? {};
  return from && to ? notes.filter((note) => note.at >= from && note.at < to) : [];
}

/** Where in a chart a day is, as a share of its width; between periods by its own date. */
export function placeOf(day: string, places: readonly Place[]): number | undefined {
  const time = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  for (const [at, place] of places.entries()) {
    if (!place.from || !place.to) return undefined;
    if (day.slice(0, 10) >= place.from && day.slice(0, 10) < place.to) {
      const within = (time(day) - time(place.from)) / (time(place.to) - time(place.from));
      return (at + within) / places.length;
    }
  }
  return undefined;
}

/** Notes too close to each other for flags of their own share one, where the first of them is. */
export function flagged(
  notes: readonly { note: Note; across: number }[],
  room = 14,
): { across: number; notes: Note[] }[] {
  const flags: { across: number; notes: Note[] }[] = [];
  for (const { note, across } of [...notes].sort((a, b) => a.across - b.across)) {
    const last = flags.at(-1);
    if (last && across - last.across < room) last.notes.push(note);
    else flags.push({ across, notes: [note] });
  }
  return flags;
}
