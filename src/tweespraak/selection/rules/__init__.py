"""What holds for vacancies, requirements, candidates and rejections: values in, values out."""
