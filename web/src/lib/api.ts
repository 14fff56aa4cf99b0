// Talks to the server; knows addresses and problems, keeps nothing but whether it answers.

import type { Asked, AskedWith, Got } from './api.gen';
import { NOBODY, ProblemError, readProblem } from './problem';
import { isOfProxy, reach } from './reach.svelte';
import type { Resolved } from './view';
import { words } from './words.svelte';

export const API = '/api/v1';

export type Query = Record<string, string | number | boolean | undefined>;

/** An address of the server that answers with a `T`. */
export type Address<T> = string & { readonly answers?: T };

/** An address of the server, its options in the order in which they were given. */
export function url<const P extends string, const Q extends Query = Nothing>(path: P, query?: Q): Address<At<P, Q>> {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '' && value !== false) search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `${API}${path}?${text}` : API + path;
}

export type Command = keyof Asked;
type Nothing = Record<never, never>;

/** What is answered under a path, with these options. */
type At<P extends string, Q> = P extends `/ask/${infer C}` ? (C extends Command ? AnswerOf<C, Q> : never) : Got<P>;

/** What a command answers; with `rows=true` and the like it may be another answer than the usual. */
export type AnswerOf<C extends Command, Q> = C extends keyof AskedWith
  ? { [O in keyof AskedWith[C]]: Q extends Said<O> ? AskedWith[C][O] : never }[keyof AskedWith[C]] extends infer Found
    ? [Found] extends [never]
      ? Asked[C]
      : Found
    : never
  : Asked[C];

/** `rows=true` as the options that say it. */
type Said<O> = O extends `${infer K}=true` ? { [k in K]: true } : O extends `${infer K}=${infer V}` ? { [k in K]: V } : never;

/** Which parts of a view a question takes. */
export type Part = 'range' | 'grain' | 'segment' | 'data';
export const RANGE: readonly Part[] = ['range', 'grain', 'segment', 'data'];
export const WHOLE: readonly Part[] = ['range', 'segment', 'data'];
export const NOW: readonly Part[] = ['segment', 'data'];

/** Commands whose last period is taken up to the last day of the data: whoever pays by invoice would
 * seem to leave after it. Ages of cohorts are those of whole periods. */
const TO_DATE: readonly Command[] = ['metric', 'report', 'movements'];

/** A question to one of the commands, about what is looked at. */
export function ask<const C extends Command, const Q extends Query = Nothing>(command: C, view: Resolved, parts: readonly Part[], own?: Q): Address<AnswerOf<C, Q>> {
  const has = (part: Part) => parts.includes(part);
  const address: string = url(`/ask/${command}`, {
    ...own,
    ...(has('range') && { from: view.from, to: view.to, to_date: TO_DATE.includes(command) ? 'true' : undefined }),
    ...(has('grain') && { grain: view.grain }),
    ...(has('segment') && { segment: view.segment }),
    ...(has('data') && { currency: view.currency, known_at: view.known_at }),
    workspace: view.workspace,
    // Sentences in the answer are for whoever looks.
    lang: words.lang,
  });
  return address as Address<AnswerOf<C, Q>>;
}

/** The same question, answered as a file of comma-separated values. */
export function csv(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}format=csv`;
}

export interface Send {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Sent as it is: files of a form. */
  form?: FormData;
  signal?: AbortSignal;
  /** So that sending twice does a thing once; writes get one of their own where none is given. */
  key?: string;
}

/** Asks, and reads the answer as JSON. Throws [`ProblemError`]; with `unreachable` where no server is. */
export async function request<T>(address: string, send: Send = {}): Promise<T> {
  const method = send.method ?? 'GET';
  // What is said of work that is asked for is said in this language.
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': words.lang };
  if (send.body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') headers['idempotency-key'] = send.key ?? crypto.randomUUID();
  const { response, body } = await sent(address, {
    method,
    headers,
    credentials: 'same-origin',
    ...(send.signal && { signal: send.signal }),
    ...(send.form ? { body: send.form } : send.body !== undefined && { body: JSON.stringify(send.body) }),
  });
  if (!response.ok) throw new ProblemError(readProblem(response.status, response.statusText, body));
  return body as T;
}

/** Asks for a file that is made of what is sent. Nothing is written by that, so nothing keeps it from being asked twice. */
export async function fetched(address: string, body: unknown): Promise<Blob> {
  const headers = { 'accept-language': words.lang, 'content-type': 'application/json' };
  let response: Response;
  try {
    response = await fetch(address, { method: 'POST', headers, credentials: 'same-origin', body: JSON.stringify(body) });
    if (response.ok) return await response.blob();
  } catch {
    throw new ProblemError(NOBODY);
  }
  throw new ProblemError(readProblem(response.status, response.statusText, parse(await response.text())));
}

async function sent(address: string, init: RequestInit): Promise<{ response: Response; body: unknown }> {
  try {
    const response = await fetch(address, init);
    // It may break off half-way, too.
    const body = parse(await response.text());
    if (!isOfProxy(response.status, body)) {
      reach.heard();
      return { response, body };
    }
  } catch (error) {
    // Whoever asked does not want it any more.
    if (init.signal?.aborted) throw error;
  }
  reach.missed();
  throw new ProblemError(NOBODY);
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
