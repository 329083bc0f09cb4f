/** Programs by which somebody elsewhere can see or work this machine, by the beginning of their process's name, in lower case. */
const known: readonly (readonly [string, readonly string[]])[] = [
  ['TeamViewer', ['teamviewer', 'tv_w32', 'tv_x64']],
  ['AnyDesk', ['anydesk']],
  ['向日葵 Sunlogin', ['sunlogin', 'slremote', 'awesun', 'oray']],
  ['ToDesk', ['todesk']],
  ['RustDesk', ['rustdesk']],
  ['Parsec', ['parsecd', 'pservice']],
  ['VNC', ['winvnc', 'vncserver', 'tvnserver', 'x11vnc', 'xvnc', 'x0vnc', 'tigervnc', 'uvnc_service', 'vino-server']],
  ['Chrome Remote Desktop', ['remoting_host', 'remoting_desktop', 'chrome-remote-desktop']],
  ['Splashtop', ['srserver', 'srmanager', 'splashtop', 'strwinclt']],
  ['LogMeIn', ['logmein', 'lmiguardian', 'gotomypc', 'g2comm']],
  ['ScreenConnect', ['screenconnect', 'connectwisecontrol']],
  ['Ammyy', ['aa_v3', 'ammyy']],
  ['Radmin', ['rserver3', 'radmin']],
  ['DameWare', ['dwrcs', 'dwmrcs']],
  ['NoMachine', ['nxserver', 'nxnode', 'nxplayer']],
  ['Microsoft Remote Assistance', ['msra.exe', 'quickassist']],
  ['腾讯会议', ['wemeetapp', 'tencentmeeting']],
  ['QQ 远程协助', ['qqremote']],
  ['网易UU远程', ['uuremote', 'gameviewer']],
  ['macOS Screen Sharing', ['screensharingd', 'screensharingagent']],
  ['GNOME Remote Desktop', ['gnome-remote-desktop-daemon', 'grd-']],
];

/** A process's name without its folder. */
const fileName = (path: string) =>
  path
    .trim()
    .toLowerCase()
    .replace(/^.*[/\\]/, '');

/** The remote-control tools among these processes, each once, and a session that is itself remote. */
export function remoteToolsIn(
  processes: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): readonly string[] {
  const names = processes.map(fileName);
  const found = known.filter(([, starts]) => names.some((name) => starts.some((start) => name.startsWith(start))));
  const isRemote = /^rdp-/i.test(environment['SESSIONNAME'] ?? '') || environment['XRDP_SESSION'] !== undefined;
  return [...found.map(([tool]) => tool), ...(isRemote ? ['RDP'] : [])];
}

/** The names in what `tasklist /fo csv /nh` says. */
export function namesInTaskList(csv: string): readonly string[] {
  return csv.split(/\r?\n/).flatMap((line) => /^"([^"]+)"/.exec(line)?.[1] ?? []);
}
