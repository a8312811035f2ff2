#!/bin/bash
# Puts the shards of slurm-shards.sh together once all of them are done.
#   sbatch --dependency=afterok:ARRAY_JOB slurm-merge.sh WORK
#SBATCH --job-name=skyproof-merge
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=04:00:00
#SBATCH --output=skyproof-%j.log
set -euo pipefail
work=${1:?usage: sbatch --dependency=afterok:ARRAY_JOB slurm-merge.sh WORK}

exec skyproof merge "$work"/shard-* --workers "$SLURM_CPUS_PER_TASK" --out "$work/result" --quiet
