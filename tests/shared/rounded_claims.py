TRUE = {}; FALSE = {}; SILENT = {}
