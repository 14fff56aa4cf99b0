// Whether the server answers: what every request met, and asking by itself until it does again.

/** Milliseconds before the server is asked again, after each time that it did not answer. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000, 30_000];
/** For so long a sign of life is waited for. */
const PATIENCE = 8000;
/** After so long without a word it is asked whether anyone is there. */
const QUIET = 30_000;
/** Says that the process is alive; needs nobody to be signed in, and touches no session. */
const ALIVE = '/livez';

class Reach {
  /** Nobody answers; what is shown is from `last`. */
  lost = $state(false);
  /** When the server was there for the last time, in milliseconds. */
  last = $state.raw(Date.now());
  /** It is being asked right now. */
  trying = $state(false);
  /** When it is asked again, in milliseconds. */
  next = $state.raw(0);
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  /** Hears that the server is back; gives what ends that. */
  onBack(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Something came from the server. */
  heard(): void {
    this.last = Date.now();
    if (!this.lost) return;
    this.lost = false;
    this.failures = 0;
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener();
  }

  /** A request came to nobody. */
  missed(): void {
    if (this.lost) return;
    this.lost = true;
    // It may have been this request alone.
    void this.look();
  }

  /** Asks for a sign of life; whether there was one is known afterwards. */
  async look(): Promise<void> {
    if (this.trying) return;
    clearTimeout(this.timer);
    this.trying = true;
    const there = await alive();
    this.trying = false;
    if (there) {
      this.heard();
    } else {
      this.lost = true;
      this.wait();
    }
  }

  private wait(): void {
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)] ?? QUIET;
    this.failures += 1;
    this.next = Date.now() + pause;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), pause);
  }

  /** Looks by itself from now on; gives what ends it. */
  begin(): () => void {
    const look = () => void this.look();
    // Whoever comes back to the page, or to a network, is not kept waiting.
    const seen = () => {
      if (!document.hidden && (this.lost || Date.now() - this.last > QUIET)) look();
    };
    const timer = setInterval(seen, QUIET);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      clearTimeout(this.timer);
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
      document.removeEventListener('visibilitychange', seen);
    };
  }
}

async function alive(): Promise<boolean> {
  try {
    const response = await fetch(ALIVE, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    return response.ok && (await response.text()).trim() === 'ok';
  } catch {
    return false;
  }
}

export const reach = new Reach();

/** Whether an answer is that of a proxy before a server that is away. */
export function isOfProxy(status: number, body: unknown): boolean {
  const own = typeof body === 'object' && body !== null && 'code' in body;
  return [502, 503, 504].includes(status) && !own;
}
