import { normaliseText } from './normalise-text.ts';

/** The ways one unit is written. Upper and lower case are kept apart first (mW and MW), then tried as one (KWH). */
const unitForms: readonly (readonly string[])[] = [
  ['kWh', '千瓦时', '千瓦小时', '千瓦·时', 'kW·h', 'kW h', '度', '度电'],
  ['MWh', '兆瓦时', 'MW·h'],
  ['万千瓦时', '万kWh', '万度'],
  ['kW', '千瓦'],
  ['W', '瓦', '瓦特', 'watt', 'watts'],
  ['MW', '兆瓦'],
  ['mW', '毫瓦'],
  ['kVA', '千伏安'],
  ['MVA', '兆伏安'],
  ['VA', '伏安'],
  ['kvar', '千乏'],
  ['kvarh', '千乏时'],
  ['V', '伏', '伏特', 'volt', 'volts'],
  ['kV', '千伏'],
  ['mV', '毫伏'],
  ['MV', '兆伏'],
  ['A', '安', '安培', 'amp', 'amps', 'ampere', 'amperes'],
  ['mA', '毫安'],
  ['kA', '千安'],
  ['Ω', '欧', '欧姆', 'ohm', 'ohms'],
  ['MΩ', '兆欧'],
  ['mΩ', '毫欧'],
  ['Hz', '赫', '赫兹', 'hertz'],
  ['元', '¥', 'CNY', 'RMB', 'yuan', '人民币', '元人民币', '块'],
  ['万元', '万元人民币'],
  ['秒', '秒钟', 's', 'sec', 'secs', 'second', 'seconds'],
  ['分钟', '分', 'min', 'mins', 'minute', 'minutes'],
  ['小时', '个小时', '时', 'h', 'hr', 'hrs', 'hour', 'hours'],
  ['日', '天', 'd', 'day', 'days', '自然日', 'calendar day', 'calendar days'],
  ['工作日', '个工作日', 'working day', 'working days', 'business day', 'business days', 'workday', 'workdays'],
  ['周', '星期', '个星期', 'week', 'weeks'],
  ['个月', '月', 'month', 'months'],
  ['年', 'year', 'years', 'yr'],
  ['%', 'percent', 'per cent'],
  ['个百分点', '百分点', 'percentage point', 'percentage points', 'pp'],
  ['倍', 'times', 'fold', 'x'],
  ['次', 'times', 'time'],
  ['户', '家', 'household', 'households', 'customer', 'customers'],
  ['人', '名', '位', 'person', 'persons', 'people'],
  ['项', '条', '个', 'item', 'items'],
  ['分', 'point', 'points'],
  ['m', '米', 'metre', 'metres', 'meter', 'meters'],
  ['km', '千米', '公里', 'kilometre', 'kilometres', 'kilometer', 'kilometers'],
  ['mm', '毫米'],
  ['cm', '厘米'],
  ['kg', '千克', '公斤'],
  ['t', '吨', 'tonne', 'tonnes'],
  ['°C', '℃', '摄氏度', '度'],
];

const exact = indexOf((form) => form.normalize('NFKC').replaceAll(/\s/gu, ''));
const folded = indexOf(fold);

function fold(form: string): string {
  return normaliseText(form).replaceAll(/\s/gu, '');
}

/** From a written form to the rows it stands in: 度 is a kilowatt-hour or a degree, and which one the key's unit says. */
function indexOf(shape: (form: string) => string): ReadonlyMap<string, ReadonlySet<number>> {
  const rows = new Map<string, Set<number>>();
  unitForms.forEach((forms, row) => {
    for (const form of forms) rows.set(shape(form), (rows.get(shape(form)) ?? new Set()).add(row));
  });
  return rows;
}

function rowsOf(form: string): ReadonlySet<number> {
  return exact.get(form.normalize('NFKC').replaceAll(/\s/gu, '')) ?? folded.get(fold(form)) ?? new Set();
}

/** True when both name one unit, written alike or as known synonyms; rates (元/千瓦时) are compared part by part. */
export function sameUnit(a: string, b: string): boolean {
  const [left, right] = [a, b].map((unit) => unit.normalize('NFKC').split('/'));
  if (left === undefined || right === undefined || left.length !== right.length) return false;
  return left.every((part, at) => {
    const other = right[at] ?? '';
    const rows = rowsOf(part);
    if (rows.size === 0) return fold(part) === fold(other);
    const others = rowsOf(other);
    return [...rows].some((row) => others.has(row));
  });
}
