// Short words about what was just done.

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'wrong';
  /** Takes back what was done. */
  undo?: (() => void) | undefined;
}

class Toasts {
  list = $state.raw<Toast[]>([]);
  private next = 1;

  say(text: string, kind: Toast['kind'] = 'done', undo?: () => void): void {
    // What stands there already is not said again beside it.
    if (!undo && this.list.some((one) => one.text === text && one.kind === kind)) return;
    const toast = { id: this.next++, text, kind, undo };
    this.list = [...this.list, toast];
    // What went wrong stays until it was read and closed.
    if (kind === 'done') setTimeout(() => this.close(toast.id), undo ? 12_000 : 6000);
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
