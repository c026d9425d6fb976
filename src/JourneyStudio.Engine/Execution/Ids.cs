namespace JourneyStudio.Engine.Execution;

/// <summary>Internal number of a journey.</summary>
public readonly record struct JourneyId(long Value);

/// <summary>Internal number of a published version.</summary>
public readonly record struct VersionId(long Value);

/// <summary>Internal number of an enrollment.</summary>
public readonly record struct EnrollmentId(long Value);

/// <summary>Key under which an effect is carried out once and only once.</summary>
/// <param name="Enrollment">Who asked.</param>
/// <param name="Step">At which step.</param>
/// <param name="Ordinal">Place among the step's effects, from 0.</param>
public readonly record struct EffectKey(EnrollmentId Enrollment, int Step, int Ordinal)
{
    /// <summary><c>enrollment:step:ordinal</c>: the stored form.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Enrollment.Value}:{Step}:{Ordinal}");
}
