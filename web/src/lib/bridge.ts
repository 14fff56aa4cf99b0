// The steps from the opening to the closing MRR, as `tenure report` tells them.

import { sum } from './exact';
import type { Tone } from '../charts/model';
import type { Day } from './days';

export const STEPS = [
  'new', 'reactivation', 'expansion', 'contraction', 'churn', 'paused', 'resumed', 'fx', 'merge', 'correction',
  'segment_in', 'segment_out',
] as const;
export type StepId = (typeof STEPS)[number];

export type Span = {
  from: Day;
  to: Day;
  opening: string | null;
  closing: string | null;
  /** What is left when all steps are taken from the difference: zero. */
  gap: string | null;
  movements: Partial<Record<StepId, number>>;
  undefined: string | null;
  partial: boolean;
} & Record<StepId, string | null>;

export const STEP_WORDS: Record<StepId, string> = {
  new: 'step-new',
  reactivation: 'step-reactivation',
  expansion: 'step-expansion',
  contraction: 'step-contraction',
  churn: 'step-churn',
  paused: 'step-paused',
  resumed: 'step-resumed',
  fx: 'step-fx',
  merge: 'step-merge',
  correction: 'step-correction',
  segment_in: 'step-segment-in',
  segment_out: 'step-segment-out',
};

/** Kinds of movements: the last two are no movements of customers. */
export const TONES: Record<StepId, Tone> = {
  new: 'new',
  reactivation: 'reactivation',
  expansion: 'expansion',
  contraction: 'contraction',
  churn: 'churn',
  paused: 'neutral',
  resumed: 'neutral',
  fx: 'neutral',
  merge: 'neutral',
  correction: 'neutral',
  segment_in: 'neutral',
  segment_out: 'neutral',
};

/** Charts show these by themselves, and the rest as one. */
export const MAIN: readonly StepId[] = ['new', 'expansion', 'reactivation', 'contraction', 'churn'];
export const REST = STEPS.filter((step) => !MAIN.includes(step));

/** The steps that happened at all in any of the spans. */
export function happened(spans: readonly Span[]): StepId[] {
  const zero = (text: string | null) => text === null || /^-?0(\.0+)?$/.test(text);
  return STEPS.filter((step) => spans.some((span) => !zero(span[step]) || (span.movements[step] ?? 0) > 0));
}

export function restOf(span: Span): string | null {
  return span.closing === null ? null : sum(REST.map((step) => span[step]));
}

export function netOf(span: Span): string | null {
  return span.closing === null ? null : sum(STEPS.map((step) => span[step]));
}

/** The spans of periods; the last of what the server tells is the whole range. */
export function split(bridges: readonly Span[]): { periods: Span[]; whole: Span | undefined } {
  return { periods: bridges.slice(0, -1), whole: bridges.at(-1) };
}
