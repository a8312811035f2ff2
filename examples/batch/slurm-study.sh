#!/bin/bash
# One array job of Slurm: each task runs one shard of a study into the store that all of them share.
#   sbatch slurm-study.sh STUDY OUT
# STUDY is the study file, OUT the output folder, on a disk that all nodes see. Once all tasks are done, one more command writes the table:
#   sbatch --dependency=afterok:ARRAY_JOB slurm-study-table.sh STUDY OUT
#SBATCH --job-name=skyproof-study
#SBATCH --array=1-7
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=04:00:00
#SBATCH --output=skyproof-%A-%a.log
set -euo pipefail
study=${1:?usage: sbatch slurm-study.sh STUDY OUT}
out=${2:?usage: sbatch slurm-study.sh STUDY OUT}

# `exec` lets the program itself hear Slurm's signal at the time limit: what it finished stays, and the same sbatch goes on from there.
exec skyproof sweep "$study" --shard auto --workers "$SLURM_CPUS_PER_TASK" --out "$out" --quiet
