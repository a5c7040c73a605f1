include course/course.mk
