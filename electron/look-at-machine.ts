import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { namesInTaskList, remoteToolsIn } from './remote-tools.ts';
import { virtualMachineIn } from './virtual-machine.ts';

/** A system tool that says nothing within this time (ms) says nothing. */
const patienceMs = 5_000;

function said(program: string, ...wish: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, wish, { timeout: patienceMs, windowsHide: true, maxBuffer: 4_000_000 }, (error, out) =>
      error === null ? resolve(out) : reject(new Error(`${program} said nothing`, { cause: error })),
    );
  });
}

async function firmware(platform: NodeJS.Platform): Promise<string[]> {
  if (platform === 'win32') {
    const values = await said('reg', 'query', 'HKLM\\HARDWARE\\DESCRIPTION\\System\\BIOS');
    const wanted = /^\s+(SystemManufacturer|SystemProductName|BIOSVendor|BaseBoardManufacturer)\s+REG_SZ\s+(.*)$/gm;
    const by = new Map([...values.matchAll(wanted)].map(([, name = '', value = '']) => [name, value]));
    return ['SystemManufacturer', 'SystemProductName', 'BIOSVendor', 'BaseBoardManufacturer'].map(
      (n) => by.get(n) ?? '',
    );
  }
  if (platform === 'darwin') return [await said('/usr/sbin/sysctl', '-n', 'hw.model')];
  const names = ['sys_vendor', 'product_name', 'bios_vendor', 'board_vendor'];
  return Promise.all(names.map((name) => readFile(`/sys/class/dmi/id/${name}`, 'utf8')));
}

/** The virtual machine that this program runs in; null for none. Rejects where the system does not say. */
export async function lookForVirtualMachine(platform = process.platform): Promise<string | null> {
  const underHypervisor =
    platform === 'darwin' && (await said('/usr/sbin/sysctl', '-n', 'kern.hv_vmm_present')).trim() === '1';
  const macs = Object.values(networkInterfaces()).flatMap((all = []) => all.map((one) => one.mac));
  return virtualMachineIn({ firmware: await firmware(platform), underHypervisor, macs: [...new Set(macs)] });
}

async function processes(platform: NodeJS.Platform): Promise<readonly string[]> {
  if (platform === 'win32') return namesInTaskList(await said('tasklist', '/fo', 'csv', '/nh'));
  if (platform === 'darwin') return (await said('/bin/ps', '-axo', 'comm=')).split('\n');
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(ids.map((id) => readFile(`/proc/${id}/comm`, 'utf8').catch(() => '')));
}

/** The remote-control tools that run now. Rejects where the system does not say. */
export async function lookForRemoteTools(platform = process.platform): Promise<readonly string[]> {
  return remoteToolsIn(await processes(platform), process.env);
}
