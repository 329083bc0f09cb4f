import { createHash, X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { inUrl } from './ip-address.ts';
import { limitConnections, listening, shut, type RoomLimits, type RoomListener } from './room-listener.ts';

const style = `body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:16px/1.6 system-ui,sans-serif;color:#16202a;background:#fff}
code{display:block;padding:.75rem;border:1px solid #8a99a8;font:16px/1.6 ui-monospace,monospace;overflow-wrap:anywhere}
a{color:#0b5f63}section{margin-top:2rem;border-top:1px solid #c3ccd5}`;

const headers = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

interface Shown {
  readonly fingerprint: string;
  readonly url: string;
}

/** Both languages under each other: nobody has chosen one yet, and the page needs no script. All values are the host's own. */
function page({ fingerprint, url }: Shown): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Invigil</title><style>${style}</style></head>
<body>
<main>
<h1>加入考场</h1>
<p>请先核对：下面的指纹必须与监考员屏幕（或黑板）上的完全一致。不一致就不要安装，请举手。</p>
<code>${fingerprint}</code>
<ol>
<li><a href="/invigil-room.crt">下载考场证书</a>（macOS、Linux 也可用 <a href="/invigil-room.pem">PEM 格式</a>）。</li>
<li>安装为“受信任的根证书颁发机构”：Windows 双击文件 → 安装证书 → 本地计算机 → 受信任的根证书颁发机构；macOS 双击 → 钥匙串“系统” → 始终信任；Linux 在浏览器的证书管理中导入为授权机构。</li>
<li>然后打开 <a href="${url}">${url}</a>，输入监考员给出的配对码。</li>
</ol>
<p>此证书只能用于本考场主机的这一个地址，30 天内失效。</p>
<section lang="en">
<h1>Join the room</h1>
<p>Compare first: this fingerprint must be exactly the one on the proctor’s screen or on the board. If it is not, install nothing and raise your hand.</p>
<code>${fingerprint}</code>
<ol>
<li><a href="/invigil-room.crt">Download the room’s certificate</a> (macOS and Linux may take the <a href="/invigil-room.pem">PEM form</a>).</li>
<li>Install it as a trusted root: on Windows open the file → Install Certificate → Local Machine → Trusted Root Certification Authorities; on macOS open it → keychain “System” → Always Trust; on Linux import it as an authority in the browser’s certificate settings.</li>
<li>Then open <a href="${url}">${url}</a> and type the pairing code that the proctor gives.</li>
</ol>
<p>The certificate is good for this one address of this room’s host only, and ends within 30 days.</p>
</section>
</main>
</body></html>
`;
}

/**
 * Hands out the authority in the clear, with the fingerprint to compare: a browser cannot trust the host before it has it. There
 * is nothing else here, neither screens nor operations. Rejects with the system's error when the port is not to be had.
 */
export async function listenWithJoinPage(wish: {
  readonly address: string;
  readonly port: number;
  readonly limits: RoomLimits;
  readonly authorityPem: string;
  readonly shown: Shown;
}): Promise<RoomListener> {
  const der = new X509Certificate(wish.authorityPem).raw;
  const names = new Set<string>();
  const files: Readonly<Record<string, readonly [type: string, content: string | Buffer]>> = {
    '/': ['text/html; charset=utf-8', page(wish.shown)],
    '/invigil-room.crt': ['application/x-x509-ca-cert', der],
    '/invigil-room.pem': ['application/x-pem-file', wish.authorityPem],
  };
  const answer = (request: IncomingMessage, reply: ServerResponse) => {
    const refuse = (status: number, why: string) =>
      reply
        .writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
        .end(why);
    if (!names.has((request.headers.host ?? '').toLowerCase()))
      return refuse(421, 'This host does not answer under that name.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'There is nothing to send here.');
    const path = request.url ?? '';
    const file = Object.hasOwn(files, path) ? files[path] : undefined;
    if (file === undefined) return refuse(404, 'Not found');
    return reply.writeHead(200, { ...headers, 'content-type': file[0] }).end(file[1]);
  };
  const { headersMs, requestMs } = wish.limits;
  const server = createServer(
    {
      headersTimeout: Math.min(headersMs, requestMs),
      requestTimeout: requestMs,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 16_384,
    },
    answer,
  );
  limitConnections(server, wish.limits);
  const port = await listening(server, wish.port, wish.address);
  names.add(`${inUrl(wish.address)}:${port}`);
  if (port === 80) names.add(inUrl(wish.address));
  return { port, close: () => shut(server) };
}
