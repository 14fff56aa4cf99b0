// Short words about what was just done.

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'wrong';
}

class Toasts {
  list = $state.raw<Toast[]>([]);
  private next = 1;

  say(text: string, kind: Toast['kind'] = 'done'): void {
    // What stands there already is not said again beside it.
    if (this.list.some((one) => one.text === text && one.kind === kind)) return;
    const toast = { id: this.next++, text, kind };
    this.list = [...this.list, toast];
    // What went wrong stays until it was read and closed.
    if (kind === 'done') setTimeout(() => this.close(toast.id), 6000);
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
