/** The few words that the shell says itself, before or outside the page. */
interface ShellWords {
  readonly inUseTitle: string;
  readonly inUse: (folder: string) => string;
  readonly unsafeTitle: string;
  readonly networkFolder: (folder: string) => string;
  readonly synchronisedFolder: (folder: string) => string;
  readonly failedTitle: string;
  readonly failed: (reason: string) => string;
  readonly edit: string;
  readonly view: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly actualSize: string;
  readonly fullScreen: string;
  readonly quit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
}

const chinese: ShellWords = {
  inUseTitle: '数据文件夹正在使用中',
  inUse: (folder) => `另一个 Invigil 主机正在使用此数据文件夹:\n${folder}\n请先关闭它再启动。没有更改任何数据。`,
  unsafeTitle: '数据文件夹不安全',
  networkFolder: (folder) =>
    `数据文件夹位于网络驱动器上,无法保证作答已保存:\n${folder}\n请改用本机磁盘上的文件夹。没有更改任何数据。`,
  synchronisedFolder: (folder) =>
    `数据文件夹由其他程序同步,可能在写入途中被复制:\n${folder}\n请改用不同步的文件夹。没有更改任何数据。`,
  failedTitle: 'Invigil 无法启动',
  failed: (reason) => `${reason}\n没有删除任何数据。`,
  edit: '编辑',
  view: '显示',
  zoomIn: '放大',
  zoomOut: '缩小',
  actualSize: '实际大小',
  fullScreen: '全屏',
  quit: '退出',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
};

const english: ShellWords = {
  inUseTitle: 'The data folder is in use',
  inUse: (folder) =>
    `Another Invigil host is using this data folder:\n${folder}\nClose it first, then start again. No data was changed.`,
  unsafeTitle: 'The data folder is not safe',
  networkFolder: (folder) =>
    `The data folder is on a network drive, where a save cannot be promised:\n${folder}\nUse a folder on this machine's own disk. No data was changed.`,
  synchronisedFolder: (folder) =>
    `The data folder is synchronised by another program, which would copy it in mid-write:\n${folder}\nUse a folder that is not synchronised. No data was changed.`,
  failedTitle: 'Invigil cannot start',
  failed: (reason) => `${reason}\nNo data was deleted.`,
  edit: 'Edit',
  view: 'View',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  actualSize: 'Actual size',
  fullScreen: 'Full screen',
  quit: 'Quit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
};

/** The words for one system locale. */
export const shellWords = (locale: string): ShellWords => (locale.toLowerCase().startsWith('zh') ? chinese : english);

/** Both languages, Chinese first, for what may be read before anybody has chosen one. */
export const inBothLanguages = (pick: (words: ShellWords) => string, between = '\n\n'): string =>
  pick(chinese) + between + pick(english);
