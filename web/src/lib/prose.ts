// Sentences of the catalogue and of findings, which hold names of columns and values between back-ticks.

export interface Piece {
  text: string;
  code: boolean;
}

/** A sentence in pieces; with `plain`, options of the command line stand without their dashes, since who reads in a browser types none. */
export function pieces(text: string, plain = false): Piece[] {
  const all = text.split('`');
  // One that nothing closes is a letter like others.
  if (all.length % 2 === 0) all.push(`${all.splice(-2, 1)[0] ?? ''}\`${all.pop() ?? ''}`);
  const bare = (part: string) => (plain ? part.replace(/(^|[^\w-])--(?=[a-z])/g, '$1') : part);
  return all.map((part, at) => ({ text: bare(part), code: at % 2 === 1 })).filter((piece) => piece.text !== '');
}
