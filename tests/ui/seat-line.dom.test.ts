// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { HostLink, HostUnreachable } from '#ui/call.ts';
import { SeatLine } from '#ui/seat-line.svelte.ts';

const lineage = '0123456789abcdef0123456789abcdef';
beforeEach(() => localStorage.clear());

/** A seat whose host answers with those headers and that status, one reply after the other. */
function seatOf(...replies: readonly { headers?: Record<string, string>; status?: number; json?: unknown }[]) {
  const sent: Headers[] = [];
  let at = 0;
  const line = new SeatLine();
  const link = new HostLink(
    'https://room',
    (request, init) => {
      sent.push(new Headers(request instanceof Request ? request.headers : init?.headers));
      const { headers, status = 200, json = { json: { standing: 'approved', name: 'A-01' } } } = replies[at++] ?? {};
      return Promise.resolve(Response.json(json, { status, ...(headers && { headers }) }));
    },
    line,
  );
  return { line, link, sent, ask: () => link.client.seats.mine({}) };
}
const epoch = (n: number, of = lineage) => ({ headers: { 'x-invigil-epoch': `${of} ${n}` } });

describe('a seat of the room', () => {
  test('sends its version and its token with each request', async () => {
    const { line, sent, ask } = seatOf();
    await ask();
    line.joined('a-token');
    line.program = '0.1.0';
    await ask();
    expect(sent.map((h) => [h.get('x-invigil-version'), h.get('x-invigil-seat-token')])).toEqual([
      ['1', null],
      ['1 0.1.0', 'a-token'],
    ]);
  });

  test('believes hosts of a rising epoch, and an older one no more, also after the page was loaded again', async () => {
    const { line, ask } = seatOf(epoch(1), epoch(3), epoch(2));
    await ask();
    await ask();
    await expect(ask()).rejects.toBeInstanceOf(HostUnreachable);
    expect(line.trouble).toEqual({ kind: 'replaced' });
    const later = seatOf(epoch(2), epoch(3));
    await expect(later.ask()).rejects.toBeInstanceOf(HostUnreachable);
    await later.ask();
    expect(later.line.trouble).toBeNull();
  });

  test('takes a host of another lineage for another room, and forgets the epoch when it leaves', async () => {
    const { line, ask } = seatOf(epoch(5), epoch(1, lineage.replaceAll('0', 'f')), epoch(5), epoch(1));
    await ask();
    await ask();
    await ask();
    line.left();
    await ask();
    expect(line.trouble).toBeNull();
  });

  test('learns where it stands from every reply', async () => {
    const { line, ask } = seatOf(
      { headers: { 'x-invigil-seat': 'pending' } },
      { headers: { 'x-invigil-seat': 'moved' } },
      {},
    );
    expect(line.standing).toBeNull();
    await ask();
    expect(line.standing).toBe('pending');
    await ask();
    await ask();
    expect(line.standing).toBe('moved');
  });

  test('of another version hears the host’s, and takes nothing else of the reply', async () => {
    const { line, ask } = seatOf({ status: 426, json: { program: '0.2.0', contract: 2 } });
    await expect(ask()).rejects.toBeInstanceOf(HostUnreachable);
    expect(line.trouble).toEqual({ kind: 'other-version', program: '0.2.0' });
  });
});
