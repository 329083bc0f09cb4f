import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** A way out for one browser profile by which it has an address of its own: a proxy that connects from that address. */
export async function ownAddress(from: string): Promise<{ server: string; close: () => void }> {
  const proxy = createServer();
  proxy.on('connect', ({ url = '' }, client, head) => {
    const { hostname, port } = new URL(`tcp://${url}`);
    const host = connect({ host: hostname, port: Number(port), localAddress: from }, () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      host.write(head);
      host.pipe(client).pipe(host);
    });
    host.on('error', () => client.destroy());
    client.on('error', () => host.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    server: `http://127.0.0.1:${port}`,
    close: () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}
