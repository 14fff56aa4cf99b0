// What goes wrong when the server is asked, as RFC 9457 has it.

export interface Problem {
  status: number;
  /** Stable, for programs. */
  code: string;
  title: string;
  detail?: string | undefined;
  hint?: string | undefined;
}

/** No server answers. */
export const NOBODY: Problem = { status: 0, code: 'unreachable', title: 'unreachable' };

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** A problem from whatever an answer's body is. */
export function readProblem(status: number, statusText: string, body: unknown): Problem {
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (key: string) => (typeof said[key] === 'string' ? said[key] : undefined);
  return {
    status,
    code: text('code') ?? `http-${status}`,
    title: text('title') ?? statusText,
    detail: text('detail'),
    hint: text('hint'),
  };
}

/** Anything that was thrown, as a problem. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { ...NOBODY, detail: error instanceof Error ? error.message : String(error) };
}
