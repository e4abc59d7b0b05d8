"""DrawingML that slides and reports share: native charts with their workbooks, and maps as shapes."""
