/** A tab as the add-on asks Google to print it: letter, portrait, fitted to the width, without gridlines. Shown on paper only. */
import { useEffect } from 'preact/hooks';
import { Drawing } from './charts.tsx';
import type { Controller } from './controller.ts';
import { COLUMN_WIDTH, ROW_HEIGHT, rowHeights } from './grid.ts';
import type { WireCell } from './wire.ts';

/** Pixels between the margins of the page: 8.5 inches less 0.7 at each side. */
const PAGE_WIDTH = 7.1 * 96;
const VERTICAL = { top: 'flex-start', middle: 'center', bottom: 'flex-end' } as const;

export function PrintedTab({ controller }: { controller: Controller }) {
  const { printing, sheetId, charts } = controller.state;
  const sheet = controller.model.sheet(sheetId);
  useEffect(() => {
    if (!printing) return;
    const done = () => controller.set({ printing: false });
    addEventListener('afterprint', done, { once: true });
    window.print();
    return () => removeEventListener('afterprint', done);
  }, [printing, controller.set]);
  if (!printing || sheet === undefined) return null;
  const { shape } = sheet;
  const widths = new Map(shape.columnWidths);
  const heights = rowHeights(sheet, controller.model);
  const [hiddenRows, hiddenColumns] = [new Set(shape.hiddenRows), new Set(shape.hiddenColumns)];
  const rows = edges(shape.rowCount, (row) => (hiddenRows.has(row) ? 0 : (heights.get(row) ?? ROW_HEIGHT)));
  const columns = edges(shape.columnCount, (column) =>
    hiddenColumns.has(column) ? 0 : (widths.get(column) ?? COLUMN_WIDTH),
  );
  const cells = [...sheet.rows].flatMap(([row, line]) => (hiddenRows.has(row) ? [] : [...line.values()]));
  const here = charts
    .filter((chart) => chart.sheetId === sheetId)
    .map((chart) => {
      const { row, column, x, y } = chart.anchor;
      return { chart, left: (columns[column] ?? 0) + x, top: (rows[row] ?? 0) + y };
    });
  const shown = cells.filter(({ display }) => display !== '');
  const width = Math.max(
    ...shown.map(({ column }) => columns[column + 1] ?? 0),
    ...here.map(({ chart, left }) => left + chart.width),
    1,
  );
  const height = Math.max(
    ...shown.map(({ row }) => rows[row + 1] ?? 0),
    ...here.map(({ chart, top }) => top + chart.height),
    1,
  );
  return (
    <div class="printed" style={{ width, height, zoom: PAGE_WIDTH / width }}>
      {cells
        .filter(({ row, column }) => (rows[row] ?? 0) < height && (columns[column] ?? 0) < width)
        .map((cell) => (
          <PrintedCell
            key={`${cell.row} ${cell.column}`}
            controller={controller}
            cell={cell}
            place={{
              left: columns[cell.column] ?? 0,
              top: rows[cell.row] ?? 0,
              width: (columns[cell.column + 1] ?? 0) - (columns[cell.column] ?? 0),
              height: (rows[cell.row + 1] ?? 0) - (rows[cell.row] ?? 0),
            }}
          />
        ))}
      {here.map(({ chart, left, top }) => (
        <div key={chart.id} class="printed-chart" style={{ left, top }}>
          <Drawing chart={chart} />
        </div>
      ))}
    </div>
  );
}

interface CellProps {
  controller: Controller;
  cell: WireCell;
  place: { left: number; top: number; width: number; height: number };
}

function PrintedCell({ controller, cell, place }: CellProps) {
  const look = controller.model.look(cell);
  const size = ((look.fontSize ?? 10) * 4) / 3;
  return (
    <div
      style={{
        ...place,
        // what runs over stands above the ground of the next cell
        zIndex: cell.display === '' ? 0 : 1,
        alignItems: VERTICAL[look.vertical ?? 'bottom'],
        background: look.background,
        color: look.fontColor,
        fontWeight: look.bold ? 700 : 400,
        fontSize: size,
        whiteSpace: look.wrap === 'wrap' ? 'pre-wrap' : 'pre',
        overflow: look.wrap === 'wrap' ? 'hidden' : 'visible',
        justifyContent:
          look.horizontal === 'right' || (!look.horizontal && cell.kind === 'number')
            ? 'flex-end'
            : look.horizontal === 'center'
              ? 'center'
              : 'flex-start',
      }}
    >
      {cell.display}
    </div>
  );
}

/** Where each row or column begins, and where the last one ends. */
function edges(count: number, size: (index: number) => number): number[] {
  const starts = [0];
  for (let index = 0; index < count; index += 1) starts.push((starts[index] ?? 0) + size(index));
  return starts;
}
