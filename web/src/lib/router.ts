// Addresses: patterns of paths, and which of them an address fits. No state, no document.

/** Names of the places in a pattern: `/customers/:id` has `id`. */
export type PathParams<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name | keyof PathParams<Rest>]: string }
  : P extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : Record<never, string>;

/** Fills in a pattern. */
export function fill(pattern: string, params: Record<string, string>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** What a path says in the places of a pattern; `undefined` where it does not fit. */
export function fit(pattern: string, path: string): Record<string, string> | undefined {
  const [own, theirs] = [parts(pattern), parts(path)];
  if (own.length !== theirs.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of own.entries()) {
    const said = theirs[at] ?? '';
    if (part.startsWith(':')) {
      const plain = decoded(said);
      if (plain === undefined) return undefined;
      params[part.slice(1)] = plain;
    } else if (part !== said) {
      return undefined;
    }
  }
  return params;
}

function parts(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
