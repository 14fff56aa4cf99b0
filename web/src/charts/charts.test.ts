import { describe, expect, test } from 'vitest';
import { flagged, placeOf } from './model';
import type { Place } from './model';
import { areaPath, axis, axisIn, besides, inside, isCropped, labelled, letters, linePath, named, nearest, rounded, spots, stacked, thinned, vertical, wrapped } from './scale';
import { fileName, inLines, legendPlaces } from './export';

describe('axes', () => {
  test('hold all values between round ends', () => {
    const amounts = axis([115_000, 217_886], true);
    expect([amounts.min, amounts.max]).toEqual([0, 250_000]);
    const shares = axis([0.53, 1], false);
    expect(shares.max).toBe(1);
    expect(shares.min).toBeLessThanOrEqual(0.53);
    const both = axis([-15_000, 22_000, null], true);
    expect(both.min).toBeLessThanOrEqual(-15_000);
    expect(both.ticks).toContain(0);
  });

  test('exist where nothing is known, or all is the same', () => {
    expect(axis([null, undefined], false)).toEqual({ min: 0, max: 1, ticks: expect.any(Array) });
    expect(axis([5, 5], false).min).toBe(0);
    expect(axis([0, 0], true).max).toBe(1);
  });

  test('have whole labels of what is counted, and none that reads like another', () => {
    expect(axis([0, 1], true).ticks).toEqual([0, 1]);
    expect(axis([0, 3, 2], true).ticks.every(Number.isInteger)).toBe(true);
    const tick = (text: string, finer = 0) => `${(Number(text) * 100).toFixed(1 + finer)}%`;
    expect(labelled([0, 0.0002, 0.0004, 0.0006], tick)).toEqual(['0.00%', '0.02%', '0.04%', '0.06%']);
    expect(labelled([0, 0.1, 0.2], tick)).toEqual(['0%', '10%', '20%']);
  });

  test('stand upright', () => {
    const y = vertical({ min: 0, max: 10, ticks: [] }, 0, 100);
    expect([y(0), y(5), y(10)]).toEqual([100, 50, 0]);
  });

  test('keep as many labels as have room, the last among them', () => {
    const steps = (width: number) => Array.from({ length: 12 }, (_, at) => (width / 12) * (at + 0.5));
    expect([...thinned(steps(1200), 60)].length).toBe(12);
    const few = thinned(steps(240), 60);
    expect(few.size).toBe(4);
    expect(few.has(11)).toBe(true);
    expect([...thinned([0, 7, 20, 47, 93, 200], 27)].sort((a, b) => a - b)).toEqual([2, 3, 4, 5]);
  });

  test('make no collapse of what hardly changes, and say where zero is not on them', () => {
    const flat = axisIn(1, [0.127, 0.122, null], false);
    expect(flat.max - flat.min).toBeGreaterThan(0.02);
    expect(isCropped(flat)).toBe(true);
    const below = axisIn(1, [-100, -101], false);
    expect([below.max > -85, isCropped(below)]).toEqual([true, true]);
    expect(isCropped(axisIn(1, [0.127, 0.122], true))).toBe(false);
    expect(isCropped(axisIn(1, [], false))).toBe(false);
  });

  test('set places as far apart as they are', () => {
    const places = (all: readonly (number | undefined)[]): Place[] => all.map((at) => ({ label: '', short: '', ...(at === undefined ? {} : { at }) }));
    expect(spots(places([undefined, undefined]))).toEqual([0.25, 0.75]);
    const [first = 0, second = 0, third = 0] = spots(places([0, 30, 90]));
    expect((third - first) / (second - first)).toBeCloseTo(3);
    expect(nearest([first, second, third], 0.4)).toBe(1);
    expect(nearest([0.25, 0.75], 0.51)).toBe(1);
    expect([nearest([0.5], -0.1), nearest([0.5], 1.1)]).toEqual([-1, -1]);
  });
});

describe('paths', () => {
  test('have gaps where nothing is known', () => {
    const path = linePath([{ x: 0, y: 1 }, { x: 1, y: null }, { x: 2, y: 3 }, { x: 3, y: 4 }]);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).not.toContain('NaN');
    expect(areaPath([{ x: 0, low: null, high: null }])).toBe('');
  });
});

describe('notes', () => {
  const places: Place[] = [
    { label: 'February', short: 'F', from: '2026-02-01', to: '2026-03-01' },
    { label: 'March', short: 'M', from: '2026-03-01', to: '2026-04-01' },
  ];

  test('stand by their own date, not by their period', () => {
    expect(placeOf('2026-02-01', places)).toBe(0);
    expect(placeOf('2026-02-15', places)).toBeCloseTo(0.25);
    expect(placeOf('2026-03-31', places)).toBeGreaterThan(0.95);
    expect(placeOf('2026-04-01', places)).toBeUndefined();
  });
});

test('files are named after what they show', () => {
  expect(fileName('Net revenue retention: over 12 months', 'csv')).toBe('net-revenue-retention-over-12-months.csv');
  expect(fileName('MRR 变动', 'png')).toBe('mrr-变动.png');
  expect(fileName('!', 'svg')).toBe('tenure.svg');
});

test('labels of an axis have decimals where one of them needs some', () => {
  expect(rounded(['0.0%', '20.0%', '1,000.0%'])).toEqual(['0%', '20%', '1,000%']);
  expect(rounded(['12,0 %', '12,5 %'])).toEqual(['12,0 %', '12,5 %']);
  expect(rounded(['0', '1,000'])).toEqual(['0', '1,000']);
  expect(rounded(['0,0 дня', '4,0 дня'])).toEqual(['0 дня', '4 дня']);
});

test('the last label of an axis is not cut off', () => {
  expect(inside(390, 60, 400)).toBe(370);
  expect(inside(10, 60, 400)).toBe(30);
  expect(inside(200, 60, 400)).toBe(200);
});

test('an axis of days has round hours where it is short', () => {
  const { ticks, max } = axisIn(24, [0.1, 0.52], true);
  expect(ticks.map((tick) => Math.round(tick * 24 * 1000) / 1000)).toEqual([0, 5, 10, 15]);
  expect(max * 24).toBeCloseTo(15);
});

test('long names stand on two lines of about the same length', () => {
  expect(wrapped('Tax', 12)).toEqual(['Tax']);
  expect(wrapped('Only we know the customer', 14)).toEqual(['Only we know', 'the customer']);
  expect(wrapped('Wechselkursdifferenzen', 5)).toEqual(['Wechselkursdifferenzen']);
});

describe('what is said of a place', () => {
  test('stands beside it, and within the chart however narrow that is', () => {
    expect(besides(100, 200, 600)).toBe(112);
    expect(besides(500, 200, 600)).toBe(288);
    expect(besides(120, 250, 300)).toBe(0);
    expect(besides(290, 280, 300)).toBe(0);
  });

  test('of notes that are close to each other is one flag', () => {
    const note = (id: number) => ({ id, at: '2026-03-14', kind: 'other', text: String(id) });
    const flags = flagged([
      { note: note(2), across: 108 },
      { note: note(1), across: 100 },
      { note: note(3), across: 140 },
    ]);
    expect(flags.map((flag) => [flag.across, flag.notes.map((one) => one.id)])).toEqual([[100, [1, 2]], [140, [3]]]);
  });
});

test('the legend of a picture takes as many rows as its width asks for', () => {
  const names = ['New', 'Expansion', 'Contraction', 'Pauses, rates, other'];
  expect(legendPlaces(names, 1000).every((place) => place.row === 0)).toBe(true);
  const narrow = legendPlaces(names, 200);
  expect(narrow.map((place) => place.row)).toEqual([0, 0, 1, 2]);
  expect(narrow[2]?.x).toBe(0);
});

test('words of a picture break where it ends', () => {
  expect(inLines('How soon new customers reach the first value', 24)).toEqual(['How soon new customers', 'reach the first value']);
  expect(inLines('short', 24)).toEqual(['short']);
  expect(inLines('', 24)).toEqual([]);
  expect(inLines('新客户多快达到首次价值', 10).every((line) => line.length <= 5)).toBe(true);
  expect(inLines('新客户多快达到首次价值', 10).join('')).toBe('新客户多快达到首次价值');
});

test('labels of Chinese take the room that they need', () => {
  expect(letters('Oct 26')).toBe(6);
  expect(letters('26年10月')).toBeGreaterThan(7);
});

test('no name of a bridge is left out: it stands on two lines, or leans', () => {
  const names = ['Початок', 'Призупинено', 'Курси валют', 'Кінець'];
  const wide = named(names, 120);
  expect([wide.leaning, wide.lines]).toEqual([false, names.map((name) => [name])]);
  const two = named(['Opening', 'Paused', 'Exchange rates', 'Closing'], 72);
  expect([two.leaning, two.lines[2]]).toEqual([false, ['Exchange', 'rates']]);
  expect(two.room).toBeGreaterThan(wide.room);
  const narrow = named(names, 40);
  expect([narrow.leaning, narrow.lines.length]).toEqual([true, names.length]);
  // Signs of Chinese have no spaces and are wide: four of them need the room of eight letters.
  expect(named(['期初余额'], 46).leaning).toBe(true);
  expect(named(['期初'], 46).leaning).toBe(false);
});

test('amounts that have no room on a line stand on two, number over unit', () => {
  const space = String.fromCharCode(0xa0);
  expect(stacked([`−10,7${space}тис. €`, '594 €'], 64)).toEqual([['−10,7', 'тис. €'], ['594', '€']]);
  expect(stacked([`−10,7${space}тис. €`], 90)).toEqual([[`−10,7${space}тис. €`]]);
  expect(stacked(['€10.7K'], 30)).toEqual([['€10.7K']]);
});
