import { addMenu } from '../platform/ui.ts';

/** The menu only: this may run without any authorisation (PLATFORM 2.1). */
export function onOpen(): void {
  addMenu([
    { label: 'Open the panel', functionName: 'showSidebar' },
    'separator',
    { label: 'Build all tabs', functionName: 'buildAllTabs' },
    { label: 'Refresh the comparison', functionName: 'refreshTabs' },
    { label: 'Take a scorecard snapshot', functionName: 'takeScorecardSnapshot' },
    { label: 'Write a letter', functionName: 'showLetters' },
    { label: 'About a payer', functionName: 'showPayer' },
    { label: 'Write the summary page', functionName: 'writeSummaryPage' },
    'separator',
    { label: 'Check this spreadsheet', functionName: 'checkSpreadsheet' },
    { label: 'Help', functionName: 'showHelp' },
  ]);
}

export function onInstall(): void {
  onOpen();
}
