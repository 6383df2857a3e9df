/** Functions that call a LAMBDA for each value, row or column. */
import { ArrayMatrix, fault, isMatrix, rowOf, rowsOf, type Scalar } from '../values.ts';
import { ANY_NUMBER, block, type Call, type FunctionTable, type Value } from './registry.ts';

/** A LAMBDA in such a place must give one value. */
function single(call: Call, value: Value): Scalar {
  if (isMatrix(value) && value.rows * value.columns !== 1) {
    throw fault('#VALUE!', 'Single value expected. Nested array results are not supported.');
  }
  return call.raw(value);
}

export const lambdaFunctions: FunctionTable = {
  MAP: block(2, ANY_NUMBER, (call, args) => {
    const lambda = args.at(-1) ?? null;
    const blocks = args.slice(0, -1).map((argument) => call.matrix(argument));
    const rows = Math.max(...blocks.map((each) => each.rows));
    const columns = Math.max(...blocks.map((each) => each.columns));
    return ArrayMatrix.build(rows, columns, (row, column) =>
      single(
        call,
        call.invoke(
          lambda,
          blocks.map((each) => each.raw(row, column)),
        ),
      ),
    );
  }),
  BYROW: block(2, 2, (call, [source = null, lambda = null]) => {
    const matrix = call.matrix(source);
    return ArrayMatrix.build(matrix.rows, 1, (row) =>
      single(call, call.invoke(lambda, [new ArrayMatrix([rowOf(matrix, row)])])),
    );
  }),
  BYCOL: block(2, 2, (call, [source = null, lambda = null]) => {
    const matrix = call.matrix(source);
    return ArrayMatrix.build(1, matrix.columns, (_, column) =>
      single(call, call.invoke(lambda, [ArrayMatrix.build(matrix.rows, 1, (row) => matrix.raw(row, column))])),
    );
  }),
  REDUCE: block(3, 3, (call, [start = null, source = null, lambda = null]) =>
    rowsOf(call.matrix(source))
      .flat()
      .reduce<Value>((total, value) => call.invoke(lambda, [total, value]), start),
  ),
  SCAN: block(3, 3, (call, [start = null, source = null, lambda = null]) => {
    let total: Value = start;
    return new ArrayMatrix(
      rowsOf(call.matrix(source)).map((line) =>
        line.map((value) => {
          const next = single(call, call.invoke(lambda, [total, value]));
          total = next;
          return next;
        }),
      ),
    );
  }),
  MAKEARRAY: block(3, 3, (call, [rows = null, columns = null, lambda = null]) => {
    const height = Math.trunc(call.number(call.scalar(rows)));
    const width = Math.trunc(call.number(call.scalar(columns)));
    if (height < 1 || width < 1) throw fault('#NUM!', 'MAKEARRAY needs at least one row and one column.');
    return ArrayMatrix.build(height, width, (row, column) => single(call, call.invoke(lambda, [row + 1, column + 1])));
  }),
};
