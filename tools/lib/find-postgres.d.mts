export declare const postgresLine: string;
export declare function findPostgres(): string | null;
