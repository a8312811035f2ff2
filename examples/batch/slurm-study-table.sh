#!/bin/bash
# Writes the table of a study from the parts that slurm-study.sh left, and runs those that are missing.
#   sbatch --dependency=afterok:ARRAY_JOB slurm-study-table.sh STUDY OUT
#SBATCH --job-name=skyproof-study-table
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=04:00:00
#SBATCH --output=skyproof-%j.log
set -euo pipefail
study=${1:?usage: sbatch --dependency=afterok:ARRAY_JOB slurm-study-table.sh STUDY OUT}
out=${2:?usage: sbatch --dependency=afterok:ARRAY_JOB slurm-study-table.sh STUDY OUT}

exec skyproof sweep "$study" --workers "$SLURM_CPUS_PER_TASK" --out "$out" --quiet
