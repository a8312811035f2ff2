#!/usr/bin/env node
// What of DuckDB's command line the guides use, over the same engine: duckdb -csv -c SQL.
import { DuckDBInstance } from '@duckdb/node-api';

const [csv, command, sql] = process.argv.slice(2);
if (csv !== '-csv' || command !== '-c' || sql === undefined)
  throw new Error('only: duckdb -csv -c SQL');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const found = await connection.runAndReadAll(sql);
for (const row of [found.columnNames(), ...found.getRowsJS()]) console.log(row.map(String).join());
