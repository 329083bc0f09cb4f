import { describe, expect, test } from 'vitest';
import { namesInTaskList, remoteToolsIn } from '#electron/remote-tools.ts';
import { virtualMachineIn } from '#electron/virtual-machine.ts';

const machine = (firmware: string[], macs: string[] = ['a4:bb:6d:01:02:03'], underHypervisor = false) =>
  virtualMachineIn({ firmware, macs, underHypervisor });

describe('a virtual machine is told by what it says of itself', () => {
  test.each([
    ['VMware', ['VMware, Inc.', 'VMware Virtual Platform', 'Phoenix Technologies LTD']],
    ['VMware', ['VMware7,1']],
    ['VirtualBox', ['innotek GmbH', 'VirtualBox', 'VBOX']],
    ['Hyper-V', ['Microsoft Corporation', 'Virtual Machine', 'American Megatrends Inc.']],
    ['KVM/QEMU', ['QEMU', 'Standard PC (Q35 + ICH9, 2009)', 'SeaBIOS']],
    ['KVM/QEMU', ['Red Hat', 'KVM', 'EFI Development Kit II']],
    ['Parallels', ['Parallels Software International Inc.', 'Parallels Virtual Platform']],
    ['Apple', ['VirtualMac2,1']],
  ])('%s', (make, firmware) => {
    expect(machine(firmware)).toBe(make);
  });

  test.each([
    [['LENOVO', '20XW', 'LENOVO', 'N32ET75W']],
    [['Dell Inc.', 'OptiPlex 7090', 'Dell Inc.']],
    [['Microsoft Corporation', 'Surface Pro 9', 'Microsoft Corporation']],
    [['HUAWEI', 'KLVL-WXX9']],
    [['MacBookPro18,3']],
    [[]],
  ])('and a real one is not: %j', (firmware) => {
    expect(machine(firmware)).toBeNull();
  });

  test('by its network addresses only where there is no other: a real machine may run virtual ones', () => {
    expect(machine([], ['00:0c:29:aa:bb:cc'])).toBe('VMware');
    expect(machine([], ['08:00:27:aa:bb:cc'])).toBe('VirtualBox');
    expect(machine(['Dell Inc.'], ['a4:bb:6d:01:02:03', '00:50:56:c0:00:01', '00:50:56:c0:00:08'])).toBeNull();
    expect(machine(['LENOVO'], ['00:15:5d:9a:00:01', 'a4:bb:6d:01:02:03'])).toBeNull();
    expect(machine([], ['00:00:00:00:00:00'])).toBeNull();
  });

  test('and where only the system says that another one is under it, without a name', () => {
    expect(machine(['Mac14,2'], ['a4:bb:6d:01:02:03'], true)).toBe('unknown');
  });
});

describe('remote-control tools are told by their processes', () => {
  test('each once, on each system, whatever its folder and case', () => {
    const windows = [
      'explorer.exe',
      'SunloginClient.exe',
      'SunloginClient.exe',
      'TeamViewer_Service.exe',
      'ToDesk.exe',
    ];
    expect(remoteToolsIn(windows)).toEqual(['TeamViewer', '向日葵 Sunlogin', 'ToDesk']);
    expect(remoteToolsIn(['/Applications/AnyDesk.app/Contents/MacOS/AnyDesk', '/sbin/launchd'])).toEqual(['AnyDesk']);
    expect(remoteToolsIn(['systemd', 'x11vnc', 'Xvnc'])).toEqual(['VNC']);
  });

  test('and a machine with ordinary programs has none', () => {
    const usual = ['System', 'svchost.exe', 'WeChat.exe', 'chrome.exe', 'WINWORD.EXE', 'gnome-shell', 'Finder', 'sshd'];
    expect(remoteToolsIn(usual, { SESSIONNAME: 'Console' })).toEqual([]);
  });

  test('a session over RDP is remote itself', () => {
    expect(remoteToolsIn([], { SESSIONNAME: 'RDP-Tcp#12' })).toEqual(['RDP']);
  });

  test('the list of Windows is read by its first column', () => {
    const list = '"System Idle Process","0","Services","0","8 K"\r\n"ToDesk.exe","412","Console","1","9,000 K"\r\n';
    expect(namesInTaskList(list)).toEqual(['System Idle Process', 'ToDesk.exe']);
  });
});
