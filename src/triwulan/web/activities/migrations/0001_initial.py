import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agreements', '0001_initial'),
        ('evidence', '0001_initial'),
        ('organisation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('until', models.DateField(null=True)),
                ('what', models.CharField(max_length=300)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('with_whom', models.CharField(blank=True, max_length=300)),
                ('result', models.TextField(blank=True)),
                ('plan_text', models.CharField(blank=True, max_length=300)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('cancel_reason', models.CharField(blank=True, max_length=500)),
                ('key', models.CharField(max_length=32)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('indicator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_rows', to='agreements.indicator')),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='organisation.position')),
                ('regency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.regency')),
            ],
            options={
                'ordering': ('-day', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='ActivityVillage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='village_rows', to='activities.activity')),
                ('regency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.regency')),
                ('village', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.village')),
            ],
            options={
                'ordering': ('activity_id', 'village__name', 'pk'),
            },
        ),
        migrations.AddField(
            model_name='activity',
            name='villages',
            field=models.ManyToManyField(related_name='activities', through='activities.ActivityVillage', to='organisation.village'),
        ),
        migrations.CreateModel(
            name='ActivityEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('photo', 'foto'), ('minutes', 'berita acara atau notula'), ('attendance', 'daftar hadir'), ('other', 'lainnya')], default='other', max_length=10)),
                ('since', models.PositiveIntegerField()),
                ('until', models.PositiveIntegerField(null=True)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence_rows', to='activities.activity')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activity_rows', to='evidence.evidence')),
                ('regency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.regency')),
            ],
            options={
                'ordering': ('activity_id', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', None)), fields=('activity', 'evidence'), name='evidence_is_attached_once')],
            },
        ),
        migrations.CreateModel(
            name='ActivityRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('until', models.DateField(null=True)),
                ('what', models.CharField(max_length=300)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('with_whom', models.CharField(blank=True, max_length=300)),
                ('result', models.TextField(blank=True)),
                ('plan_text', models.CharField(blank=True, max_length=300)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('cancel_reason', models.CharField(blank=True, max_length=500)),
                ('villages', models.JSONField(default=list)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='activities.activity')),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('indicator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_rows', to='agreements.indicator')),
                ('regency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.regency')),
            ],
            options={
                'ordering': ('activity_id', 'version'),
                'constraints': [models.UniqueConstraint(fields=('activity', 'version'), name='one_activity_revision')],
            },
        ),
        migrations.AddConstraint(
            model_name='activityvillage',
            constraint=models.UniqueConstraint(fields=('activity', 'village'), name='one_village_per_activity'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['position', 'day'], name='activities_of_a_position'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.UniqueConstraint(fields=('position', 'key'), name='one_activity_per_form'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gt', models.F('day')), _connector='OR'), name='activity_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cancel_reason', ''), ('cancelled_at', None)), models.Q(('cancelled_at__isnull', False), models.Q(('cancel_reason', ''), _negated=True)), _connector='OR'), name='activity_is_cancelled_with_a_reason'),
        ),
    ]
