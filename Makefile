.PHONY: run test lint bench examples locale tables ci

run:
	warmtenet run inputs/kort-haarlem-teo.xlsx

test:
	pytest

lint:
	ruff check .
	ruff format --check .
	mypy
	lint-imports

bench:
	pytest tests/bench --override-ini addopts="--import-mode=importlib" --benchmark-columns=min,median,max,rounds

examples:
	warmtenet new inputs/kort-haarlem-teo.xlsx --example kort-haarlem-teo --force
	warmtenet new inputs/kort-haarlem-tea.xlsx --example kort-haarlem-tea --force

locale:
	PYTHONPATH=. python tests/support/catalogue.py

tables:
	PYTHONPATH=. python tests/support/cycle_table.py

ci:
	.ci/run
