"""What Turkish asks of a search engine, one file per step: letters, tokens, stems, analyzer."""
